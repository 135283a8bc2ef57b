-- For processes of an earlier version that run beside those of this one while it is rolled out, or taken back. This one asks
-- rows_in_organisation(), which gives one array.
CREATE OR REPLACE FUNCTION read_in_organisation(in_organisation uuid, in_query text, in_values text[]) RETURNS SETOF jsonb
LANGUAGE plpgsql SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY EXECUTE format('SELECT to_jsonb(found) FROM (%s) found', in_query) USING in_values;
END $$;

REVOKE EXECUTE ON FUNCTION read_in_organisation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_in_organisation TO curtain_app;
