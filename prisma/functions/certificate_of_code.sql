-- Which certificate a code in an address is of. The one look across organisations that it takes: who checks a certificate is not
-- signed in.
CREATE OR REPLACE FUNCTION certificate_of_code(in_code text) RETURNS TABLE (organisation_id uuid, certificate_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.organisation_id, c.id FROM certificate c WHERE c.code = in_code
$$;

REVOKE EXECUTE ON FUNCTION certificate_of_code FROM PUBLIC;
GRANT EXECUTE ON FUNCTION certificate_of_code TO curtain_app;
