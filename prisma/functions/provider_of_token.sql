-- Whose a directory's token is, while it holds; and notes that it was used, at most once a minute.
CREATE OR REPLACE FUNCTION provider_of_token(in_token_hash text, in_now timestamptz)
RETURNS TABLE (organisation_id uuid, token_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE scim_token t SET last_used_at = in_now
  WHERE t.token_hash = in_token_hash AND t.expires_at > in_now AND coalesce(t.last_used_at, '-infinity') < in_now - interval '1 minute';
  SELECT t.organisation_id, t.id FROM scim_token t WHERE t.token_hash = in_token_hash AND t.expires_at > in_now
$$;

REVOKE EXECUTE ON FUNCTION provider_of_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION provider_of_token TO curtain_app;
