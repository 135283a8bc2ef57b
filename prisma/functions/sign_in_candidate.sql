-- Who an address belongs to, in each organisation that has it, with the hash to check the password against. The organisation that
-- was made first stands first.
CREATE OR REPLACE FUNCTION sign_in_candidate(in_email text)
RETURNS TABLE (organisation_id uuid, person_id uuid, status person_status, password_hash text, organisation_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.organisation_id, p.id, p.status, c.password_hash, o.name
  FROM person p
  JOIN organisation o ON o.id = p.organisation_id
  LEFT JOIN credential c ON c.organisation_id = p.organisation_id AND c.person_id = p.id
  WHERE p.email = in_email
  ORDER BY o.created_at, o.id
$$;

REVOKE EXECUTE ON FUNCTION sign_in_candidate FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_in_candidate TO curtain_app;
