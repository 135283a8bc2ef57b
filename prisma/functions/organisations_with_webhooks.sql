-- In which organisations the worker looks for what webhooks or channels are told: one is on that wants it, or what was kept for one is to go.
CREATE OR REPLACE FUNCTION organisations_with_webhooks() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.organisation_id FROM webhook w
  WHERE w.switched_off_at IS NULL AND (w.form <> 'events' OR w.events && ARRAY['overdue', 'understands', 'faded'])
  UNION
  SELECT organisation_id FROM webhook_watch
  ORDER BY 1
$$;

REVOKE EXECUTE ON FUNCTION organisations_with_webhooks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_with_webhooks TO curtain_app;
