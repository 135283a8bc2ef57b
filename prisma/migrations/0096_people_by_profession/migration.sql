-- Which professions there are, from one to the next: without it a person's page reads everybody.
CREATE INDEX CONCURRENTLY "person_organisation_id_profession_idx" ON "person"("organisation_id", "profession");
