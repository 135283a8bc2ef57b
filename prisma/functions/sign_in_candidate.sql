-- Who an address belongs to, with the hash to check the password against.
CREATE OR REPLACE FUNCTION sign_in_candidate(in_email text)
RETURNS TABLE (organisation_id uuid, person_id uuid, status person_status, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.organisation_id, p.id, p.status, c.password_hash
  FROM person p
  LEFT JOIN credential c ON c.organisation_id = p.organisation_id AND c.person_id = p.id
  WHERE p.email = in_email
$$;

REVOKE EXECUTE ON FUNCTION sign_in_candidate FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_in_candidate TO curtain_app;
