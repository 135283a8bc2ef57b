-- The worker's, for those who watch it: how many mails of all organisations wait and since when, and how many have failed in
-- the last day.
CREATE OR REPLACE FUNCTION outbox_counts(in_now timestamptz)
RETURNS TABLE (waiting integer, failed integer, oldest_seconds double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*)::integer FROM mail WHERE status = 'waiting'),
    (SELECT count(*)::integer FROM mail WHERE status = 'failed' AND ended_at > in_now - interval '1 day'),
    coalesce((SELECT extract(epoch FROM in_now - min(started_at)) FROM mail WHERE status = 'waiting'), 0)::double precision
$$;

REVOKE EXECUTE ON FUNCTION outbox_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION outbox_counts TO curtain_app;
