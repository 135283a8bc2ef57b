-- A piece of the audit trail as JSON lines, in its order, each with its place and the hashes that chain it.
CREATE OR REPLACE FUNCTION trail_lines(in_organisation uuid, in_first bigint, in_last bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT string_agg(json_build_object(
      'place', e.place, 'id', e.id, 'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'action', e.action,
      'actorId', e.actor_id, 'subjectType', e.subject_type, 'subjectId', e.subject_id, 'detail', e.detail,
      'redacted', e.redacted_at IS NOT NULL, 'previousHash', e.previous_hash, 'hash', e.hash)::text || E'\n', '' ORDER BY e.place)
  FROM audit_event e WHERE e.organisation_id = in_organisation AND e.place BETWEEN in_first AND in_last
$$;

REVOKE EXECUTE ON FUNCTION trail_lines FROM PUBLIC;
