-- A clinician's page says which exports held their answers: found without reading the audit trail.
CREATE INDEX CONCURRENTLY "audit_event_exports" ON "audit_event" ("organisation_id", "at") WHERE "action" = 'data.exported';
