-- And who came and who left: found without reading the audit trail.
CREATE INDEX CONCURRENTLY "audit_event_comings" ON "audit_event" ("organisation_id", "at") WHERE "action" IN ('person.joined', 'person.suspended');
