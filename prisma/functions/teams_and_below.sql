-- These teams and all below them.
CREATE OR REPLACE FUNCTION teams_and_below(in_organisation uuid, in_teams uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE reached AS (
    SELECT id FROM team WHERE organisation_id = in_organisation AND id = ANY (in_teams)
    UNION
    SELECT t.id FROM team t JOIN reached r ON t.parent_id = r.id WHERE t.organisation_id = in_organisation
  )
  SELECT coalesce(array_agg(id), '{}') FROM reached
$$;

REVOKE EXECUTE ON FUNCTION teams_and_below FROM PUBLIC;
GRANT EXECUTE ON FUNCTION teams_and_below TO curtain_app;
