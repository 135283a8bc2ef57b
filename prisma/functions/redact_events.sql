-- Takes out of the audit trail what would say who these people were: networks and devices that they signed in with, what they
-- called their passkeys, and what their directory called them. What was done, by which id and when stays, and so does the hash of
-- what each event was: the event that says why it was taken out has to name the places that this returns, or the chain no longer
-- holds (data/auditing/check-audit-chain.ts, verifier/check-trail.ts).
CREATE OR REPLACE FUNCTION redact_events(in_organisation uuid, in_people uuid[], in_directory_users uuid[], in_now timestamptz) RETURNS bigint[]
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH redacted AS (
    UPDATE audit_event e SET redacted_at = in_now,
      detail = e.detail - ARRAY['network', 'device'] - CASE WHEN e.action IN ('passkey.added', 'passkey.removed') OR e.subject_type = 'directory-user' THEN 'name' ELSE '' END
    WHERE e.organisation_id = in_organisation AND (
      (e.subject_id = ANY (in_people) AND (e.detail ?| ARRAY['network', 'device'] OR (e.action IN ('passkey.added', 'passkey.removed') AND e.detail ? 'name')))
      OR (e.subject_id = ANY (in_directory_users) AND e.subject_type = 'directory-user' AND e.detail ? 'name'))
    RETURNING e.place
  )
  SELECT coalesce(array_agg(place ORDER BY place), '{}') FROM redacted
$$;

REVOKE EXECUTE ON FUNCTION redact_events FROM PUBLIC;
