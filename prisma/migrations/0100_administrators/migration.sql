-- The few administrators of an organisation, without everybody's roles: where nearly all are clinicians PostgreSQL's
-- statistics know of no other role, and it reads all of them.
CREATE INDEX CONCURRENTLY "person_role_administrators" ON "person_role"("organisation_id") INCLUDE ("person_id") WHERE "role" = 'administrator';
