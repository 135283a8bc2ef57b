-- In which organisations understanding is to be computed again with the parameters in service: those that wait for it, and
-- (in_all, which reads all understanding) those in which any was computed with others, such as by an earlier build.
CREATE OR REPLACE FUNCTION organisations_to_replay(in_all boolean) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation_id FROM replay
  UNION
  SELECT DISTINCT u.organisation_id FROM understanding u
  WHERE in_all AND u.parameters_hash <> (SELECT p.parameters_hash FROM publication p ORDER BY p.id DESC LIMIT 1)
  ORDER BY 1
$$;

REVOKE EXECUTE ON FUNCTION organisations_to_replay FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_to_replay TO curtain_app;
