-- The administrator's home counts who is overdue and what was finished since last week: found without all that is done.
CREATE INDEX CONCURRENTLY "enrolment_organisation_id_completed_at_due_on_idx" ON "enrolment"("organisation_id", "completed_at", "due_on");
