-- Those that wait for steps before them: whoever finishes a step asks for theirs.
CREATE INDEX CONCURRENTLY "enrolment_locked" ON "enrolment" ("organisation_id", "person_id") WHERE "locked"
