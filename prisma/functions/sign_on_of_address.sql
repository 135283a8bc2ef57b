-- The organisation whose provider signs people of an address's domain in. By the domain alone, so that it says nothing about who is
-- known: whoever has the address in another organisation goes on to their password from there.
CREATE OR REPLACE FUNCTION sign_on_of_address(in_email text) RETURNS TABLE (organisation_id uuid, organisation_name text, requirement text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.organisation_id, o.name, s.requirement
  FROM sign_on_domain d
  JOIN sign_on s ON s.organisation_id = d.organisation_id
  JOIN organisation o ON o.id = d.organisation_id
  WHERE d.domain = split_part(in_email, '@', 2) AND s.requirement <> 'off'
$$;

REVOKE EXECUTE ON FUNCTION sign_on_of_address FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_on_of_address TO curtain_app;
