-- Whose a passkey is, in whatever organisation, with its public key to check a signature against.
CREATE OR REPLACE FUNCTION passkey_candidate(in_credential text)
RETURNS TABLE (organisation_id uuid, person_id uuid, status person_status, email text, passkey_id uuid, public_key bytea, counter bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.organisation_id, k.person_id, p.status, p.email, k.id, k.public_key, k.counter
  FROM passkey k JOIN person p ON p.organisation_id = k.organisation_id AND p.id = k.person_id
  WHERE k.credential_id = in_credential
$$;

REVOKE EXECUTE ON FUNCTION passkey_candidate FROM PUBLIC;
GRANT EXECUTE ON FUNCTION passkey_candidate TO curtain_app;
