-- As rows_in_organisation(). Each connection plans a query once and keeps the plan: planning
-- is two thirds of what a query costs that reads a few rows of one person. PostgreSQL plans the first five anew, and goes on
-- doing so where a plan for any values would be dearer. For queries alone whose best plan does not depend on their values.
-- The name is the text's hash: whoever else is served over this connection finds the plan of the same text, or none.
-- EXECUTE of a plan is no query of which RETURN QUERY takes the rows, so they come as one value.
CREATE OR REPLACE FUNCTION read_with_kept_plan(in_organisation uuid, in_query text, in_values text[]) RETURNS json
LANGUAGE plpgsql SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  name_of_plan text := 'read_' || md5(in_query);
  found json;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  BEGIN
    EXECUTE format('EXECUTE %I (%L)', name_of_plan, in_values) INTO found;
  EXCEPTION WHEN invalid_sql_statement_name THEN
    EXECUTE format('PREPARE %I (text[]) AS SELECT coalesce(json_agg(found), ''[]'') FROM (%s) found', name_of_plan, in_query);
    EXECUTE format('EXECUTE %I (%L)', name_of_plan, in_values) INTO found;
  END;
  RETURN found;
END $$;

REVOKE EXECUTE ON FUNCTION read_with_kept_plan FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_with_kept_plan TO curtain_app;
