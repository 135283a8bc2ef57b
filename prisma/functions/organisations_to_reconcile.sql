-- In which organisations an assignment waits for its people to be enrolled or released: it was too big to do at once, or
-- was made before assignments were counted.
CREATE OR REPLACE FUNCTION organisations_to_reconcile() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT organisation_id FROM assignment WHERE counted_at IS NULL ORDER BY organisation_id
$$;

REVOKE EXECUTE ON FUNCTION organisations_to_reconcile FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_to_reconcile TO curtain_app;
