-- An assignment's page shows the first of those who have not finished: found without those who have, and without all others.
CREATE INDEX CONCURRENTLY "enrolment_open_by_due_date" ON "enrolment" ("organisation_id", "assignment_id", "due_on", "person_id") WHERE "completed_at" IS NULL AND "released_at" IS NULL;
