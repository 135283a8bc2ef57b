-- Whose calendar a private address reads, while they are in service. The one look across organisations that it takes: a
-- calendar is not signed in.
CREATE OR REPLACE FUNCTION calendar_subject(in_token_hash text) RETURNS TABLE (organisation_id uuid, person_id uuid, language text, organisation_time_zone text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.organisation_id, p.id, p.language, o.time_zone
  FROM calendar_feed c
  JOIN person p ON p.organisation_id = c.organisation_id AND p.id = c.person_id
  JOIN organisation o ON o.id = c.organisation_id
  WHERE c.token_hash = in_token_hash AND p.status = 'active'
$$;

REVOKE EXECUTE ON FUNCTION calendar_subject FROM PUBLIC;
GRANT EXECUTE ON FUNCTION calendar_subject TO curtain_app;
