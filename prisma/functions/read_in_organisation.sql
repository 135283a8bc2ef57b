-- The rows of one query inside an organisation, in one round trip and without a transaction around it: sets the
-- organisation, then runs the query with the caller's own rights, under row-level security. Its values are texts, `($1)[1]`,
-- `($1)[2]` …. As a part of a SELECT it cannot write. Planned each time with its values.
-- Without parallel workers: what a page reads is little, and starting two processes took 40 ms even where nothing was read.
CREATE OR REPLACE FUNCTION read_in_organisation(in_organisation uuid, in_query text, in_values text[]) RETURNS SETOF jsonb
LANGUAGE plpgsql SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY EXECUTE format('SELECT to_jsonb(found) FROM (%s) found', in_query) USING in_values;
END $$;

REVOKE EXECUTE ON FUNCTION read_in_organisation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_in_organisation TO curtain_app;
