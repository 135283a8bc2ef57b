-- Nothing: an address that another organisation has is free. A build of before asks it of a file of people.
CREATE OR REPLACE FUNCTION addresses_taken_elsewhere(in_organisation uuid, in_emails text[]) RETURNS TABLE (email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.email FROM unnest(in_emails) e(email) WHERE in_organisation IS NULL AND false
$$;

REVOKE EXECUTE ON FUNCTION addresses_taken_elsewhere FROM PUBLIC;
GRANT EXECUTE ON FUNCTION addresses_taken_elsewhere TO curtain_app;
