-- Whose a programme's token is and what it may do, while it holds; and notes that it was used, at most once a minute.
CREATE OR REPLACE FUNCTION api_client_of_token(in_token_hash text, in_now timestamptz)
RETURNS TABLE (organisation_id uuid, organisation_time_zone text, token_id uuid, token_name text, scopes text[], made_by_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE api_token t SET last_used_at = in_now
  WHERE t.token_hash = in_token_hash AND t.expires_at > in_now AND coalesce(t.last_used_at, '-infinity') < in_now - interval '1 minute';
  SELECT t.organisation_id, o.time_zone, t.id, t.name, t.scopes, t.created_by_id FROM api_token t JOIN organisation o ON o.id = t.organisation_id
  WHERE t.token_hash = in_token_hash AND t.expires_at > in_now
$$;

REVOKE EXECUTE ON FUNCTION api_client_of_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api_client_of_token TO curtain_app;
