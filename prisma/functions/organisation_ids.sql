-- Which organisations there are, for a job that then works inside each.
CREATE OR REPLACE FUNCTION organisation_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM organisation ORDER BY id
$$;

REVOKE EXECUTE ON FUNCTION organisation_ids FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisation_ids TO curtain_app;
