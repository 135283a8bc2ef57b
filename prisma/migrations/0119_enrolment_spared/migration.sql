-- Those few that nobody has to finish now, because of a waiver or because they were excused.
CREATE INDEX CONCURRENTLY "enrolment_spared" ON "enrolment" ("organisation_id", "person_id") WHERE "spared_by" IS NOT NULL
