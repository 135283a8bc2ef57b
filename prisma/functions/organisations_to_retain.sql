-- In which organisations the time is over for which statuses or training evidence of people who left are kept, or someone came
-- back whose statuses were deleted.
CREATE OR REPLACE FUNCTION organisations_to_retain(in_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT o.id FROM organisation o JOIN person p ON p.organisation_id = o.id
  WHERE (p.left_at <= in_now - make_interval(months => o.statuses_kept_months) AND (p.statuses_deleted_at IS NULL OR p.statuses_deleted_at < p.left_at))
    OR (p.left_at <= in_now - make_interval(months => o.evidence_kept_months) AND p.evidence_deleted_at IS NULL)
    OR (p.left_at IS NULL AND p.statuses_deleted_at IS NOT NULL)
  ORDER BY o.id
$$;

REVOKE EXECUTE ON FUNCTION organisations_to_retain FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_to_retain TO curtain_app;
