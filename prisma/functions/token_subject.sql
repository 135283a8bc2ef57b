-- Whose an invitation or a password reset is, while it holds.
CREATE OR REPLACE FUNCTION token_subject(in_token_hash text, in_now timestamptz)
RETURNS TABLE (organisation_id uuid, token_id uuid, person_id uuid, purpose token_purpose, email text, given_name text, organisation_name text, family_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.organisation_id, t.id, t.person_id, t.purpose, p.email, p.given_name, o.name, p.family_name
  FROM person_token t
  JOIN person p ON p.organisation_id = t.organisation_id AND p.id = t.person_id
  JOIN organisation o ON o.id = t.organisation_id
  WHERE t.token_hash = in_token_hash AND t.used_at IS NULL AND t.expires_at > in_now AND p.status <> 'suspended'
$$;

REVOKE EXECUTE ON FUNCTION token_subject FROM PUBLIC;
GRANT EXECUTE ON FUNCTION token_subject TO curtain_app;
