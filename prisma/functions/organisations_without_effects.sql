-- Which organisations' effects were measured before a moment or never, and may be others now: there was an answer since,
-- or other content is in service and somebody has answered at all.
CREATE OR REPLACE FUNCTION organisations_without_effects(in_since timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM organisation o
  JOIN LATERAL (SELECT max(e.as_of) AS as_of FROM module_effect e WHERE e.organisation_id = o.id) last ON true
  JOIN LATERAL (SELECT max(published_at) AS published_at FROM publication) p ON true
  WHERE last.as_of IS NULL OR (last.as_of <= in_since AND EXISTS (
    SELECT 1 FROM understanding u
    WHERE u.organisation_id = o.id AND (p.published_at > last.as_of OR u.last_evidence_at > last.as_of)))
  ORDER BY o.id
$$;

REVOKE EXECUTE ON FUNCTION organisations_without_effects FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_without_effects TO curtain_app;
