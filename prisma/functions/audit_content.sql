-- What is hashed of an event: all of it, its place and the hash before it, as one JSON array. Auditors get this very text; of an
-- event that was redacted, what is left of it and that it was.
CREATE OR REPLACE FUNCTION audit_content(event audit_event) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (jsonb_build_array(
  event.organisation_id, event.place, event.previous_hash, event.id, event.actor_id, event.action, event.subject_type,
  event.subject_id, event.detail, to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) || CASE WHEN event.redacted_at IS NULL THEN '[]'::jsonb ELSE '["redacted"]'::jsonb END)::text;

REVOKE EXECUTE ON FUNCTION audit_content FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_content TO curtain_app;
