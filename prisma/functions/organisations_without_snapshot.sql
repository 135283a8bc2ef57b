-- Which organisations have no snapshot of a day yet, or one that was taken before the measure was learned anew.
CREATE OR REPLACE FUNCTION organisations_without_snapshot(in_day date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM organisation o
  WHERE NOT EXISTS (
    SELECT 1 FROM snapshot s
    WHERE s.organisation_id = o.id AND s.day = in_day AND s.parameters_hash = parameters_of(o.id))
    AND EXISTS (SELECT 1 FROM publication)
  ORDER BY o.id
$$;

REVOKE EXECUTE ON FUNCTION organisations_without_snapshot FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_without_snapshot TO curtain_app;
