-- Who looked at a person's results: without it each of their pages reads the organisation's whole trail.
CREATE INDEX CONCURRENTLY "audit_event_organisation_id_subject_id_at_idx" ON "audit_event"("organisation_id", "subject_id", "at");
