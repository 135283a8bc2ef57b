-- One employee number is one person within an organisation.
CREATE UNIQUE INDEX CONCURRENTLY "person_organisation_id_external_id_key" ON "person" ("organisation_id", "external_id");
