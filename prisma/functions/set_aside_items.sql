-- Items that do not count whatever their statistics say: those of which the newest decision of an organisation says so. For
-- the nightly calibration, which is one for all organisations: ids alone.
CREATE OR REPLACE FUNCTION set_aside_items() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT newest.item_id
  FROM (
    SELECT DISTINCT ON (organisation_id, item_id) item_id, decision, contested
    FROM item_decision ORDER BY organisation_id, item_id, decided_at DESC, id DESC
  ) newest
  GROUP BY newest.item_id HAVING bool_or(newest.decision = 'stays-out' AND NOT newest.contested) ORDER BY newest.item_id
$$;

REVOKE EXECUTE ON FUNCTION set_aside_items FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_aside_items TO curtain_app;
