-- In which organisations understanding is to be computed again with the parameters that are theirs: those that wait for it,
-- and (in_all, which reads all understanding) those that decided about questions, and those in which any was computed with
-- other parameters, such as by an earlier build.
CREATE OR REPLACE FUNCTION organisations_to_replay(in_all boolean) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation_id FROM replay
  UNION
  SELECT o.id FROM organisation o
  CROSS JOIN LATERAL (SELECT parameters_meant(o.id) AS hash OFFSET 0) meant
  WHERE in_all AND (
    EXISTS (SELECT FROM item_decision d WHERE d.organisation_id = o.id)
    OR EXISTS (SELECT FROM understanding u WHERE u.organisation_id = o.id AND u.parameters_hash <> meant.hash))
  ORDER BY 1
$$;

REVOKE EXECUTE ON FUNCTION organisations_to_replay FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_to_replay TO curtain_app;
