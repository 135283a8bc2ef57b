-- Quarantined items that count again: those of which the newest decision of an organisation says so, and of no organisation
-- that they stay out or are contested. For the nightly calibration, which is one for all organisations: ids alone.
CREATE OR REPLACE FUNCTION released_items() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT newest.item_id
  FROM (
    SELECT DISTINCT ON (organisation_id, item_id) item_id, decision, contested
    FROM item_decision ORDER BY organisation_id, item_id, decided_at DESC, id DESC
  ) newest
  GROUP BY newest.item_id HAVING bool_and(newest.decision = 'counts-again' AND NOT newest.contested) ORDER BY newest.item_id
$$;

REVOKE EXECUTE ON FUNCTION released_items FROM PUBLIC;
GRANT EXECUTE ON FUNCTION released_items TO curtain_app;
