-- Whose mails a link stops that came with one of them; no row: it is no link, or too old. The one look across organisations
-- that it takes: who follows it is not signed in.
CREATE OR REPLACE FUNCTION unsubscribe_subject(in_token_hash text) RETURNS TABLE (organisation_id uuid, person_id uuid, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.organisation_id, u.person_id, p.email
  FROM unsubscribe_token u JOIN person p ON p.organisation_id = u.organisation_id AND p.id = u.person_id
  WHERE u.token_hash = in_token_hash
$$;

REVOKE EXECUTE ON FUNCTION unsubscribe_subject FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unsubscribe_subject TO curtain_app;
