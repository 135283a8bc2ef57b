-- Who administers: without it each clinician's page reads everybody's roles.
CREATE INDEX CONCURRENTLY "person_role_organisation_id_role_idx" ON "person_role"("organisation_id", "role");
