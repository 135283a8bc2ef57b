-- Replaces what is said of items under these parameters: { [item id]: document }.
CREATE OR REPLACE FUNCTION store_item_statistics(in_parameters_hash text, in_documents jsonb, in_now timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO item_statistics (parameters_hash, item_id, document, computed_at)
    SELECT in_parameters_hash, key, value, in_now FROM jsonb_each(in_documents)
    ON CONFLICT (parameters_hash, item_id) DO UPDATE SET document = excluded.document, computed_at = excluded.computed_at
$$;

REVOKE EXECUTE ON FUNCTION store_item_statistics FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store_item_statistics TO curtain_app;
