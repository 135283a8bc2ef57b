-- Housekeeping for all organisations: sessions and tokens whose time is over.
CREATE OR REPLACE FUNCTION delete_expired(in_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sessions integer;
  tokens integer;
BEGIN
  DELETE FROM session WHERE expires_at <= in_now;
  GET DIAGNOSTICS sessions = ROW_COUNT;
  DELETE FROM person_token WHERE expires_at <= in_now - interval '30 days';
  GET DIAGNOSTICS tokens = ROW_COUNT;
  DELETE FROM rate_limit WHERE expire <= in_now;
  RETURN sessions + tokens;
END $$;

REVOKE EXECUTE ON FUNCTION delete_expired FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_expired TO curtain_app;
