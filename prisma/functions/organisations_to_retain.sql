-- In which organisations the time is over for which statuses or training evidence of people who left are kept, or events of the
-- audit trail, or networks in it; or someone came back whose statuses were deleted.
CREATE OR REPLACE FUNCTION organisations_to_retain(in_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT o.id FROM organisation o JOIN person p ON p.organisation_id = o.id
  WHERE (p.left_at <= in_now - make_interval(months => o.statuses_kept_months) AND (p.statuses_deleted_at IS NULL OR p.statuses_deleted_at < p.left_at))
    OR (p.left_at <= in_now - make_interval(months => o.evidence_kept_months) AND p.evidence_deleted_at IS NULL
      AND evidence_is_over(p.organisation_id, p.id, in_now))
    OR (p.left_at IS NULL AND p.statuses_deleted_at IS NOT NULL)
  UNION
  SELECT o.id FROM organisation o JOIN audit_head h ON h.organisation_id = o.id
  JOIN audit_event e ON e.organisation_id = h.organisation_id AND e.place = h.first_place
  WHERE e.at <= in_now - make_interval(months => greatest(o.trail_kept_months, o.evidence_kept_months, 12))
  UNION
  SELECT o.id FROM organisation o WHERE EXISTS (
    SELECT FROM audit_event e WHERE e.organisation_id = o.id AND e.at >= coalesce(o.networks_redacted_to, '-infinity')
      AND e.at <= in_now - make_interval(months => greatest(o.networks_kept_months, 1)) AND e.detail ?| ARRAY['network', 'device'])
  ORDER BY 1
$$;

REVOKE EXECUTE ON FUNCTION organisations_to_retain FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_to_retain TO curtain_app;
