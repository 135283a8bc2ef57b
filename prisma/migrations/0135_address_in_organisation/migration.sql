-- One address is one person in each organisation. The address stands first: whoever signs in has given nothing else.
CREATE UNIQUE INDEX CONCURRENTLY "person_email_organisation_id_key" ON "person" ("email", "organisation_id");
