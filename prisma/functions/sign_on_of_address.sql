-- The organisation whose provider signs people of an address's domain in. By the domain alone, so that it says nothing about who is
-- known; but never for someone who belongs to another organisation.
CREATE OR REPLACE FUNCTION sign_on_of_address(in_email text) RETURNS TABLE (organisation_id uuid, organisation_name text, requirement text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.organisation_id, o.name, s.requirement
  FROM sign_on_domain d
  JOIN sign_on s ON s.organisation_id = d.organisation_id
  JOIN organisation o ON o.id = d.organisation_id
  WHERE d.domain = split_part(in_email, '@', 2) AND s.requirement <> 'off'
    AND NOT EXISTS (SELECT FROM person p WHERE p.email = in_email AND p.organisation_id <> d.organisation_id)
$$;

REVOKE EXECUTE ON FUNCTION sign_on_of_address FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_on_of_address TO curtain_app;
