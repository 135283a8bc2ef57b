-- In which organisations an assignment waits for its people to be enrolled or released: it was too big to do at once, or
-- was made before assignments were counted; and in which a waiver is over.
CREATE OR REPLACE FUNCTION organisations_to_reconcile() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation_id FROM assignment WHERE counted_at IS NULL
  UNION
  SELECT w.organisation_id FROM waiver w JOIN organisation o ON o.id = w.organisation_id
    -- Nowhere is it a later day than a day after that of UTC.
    WHERE w.ended_at IS NULL AND w.until_day <= (now() AT TIME ZONE 'UTC')::date AND w.until_day < (now() AT TIME ZONE o.time_zone)::date
  ORDER BY organisation_id
$$;

REVOKE EXECUTE ON FUNCTION organisations_to_reconcile FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_to_reconcile TO curtain_app;
