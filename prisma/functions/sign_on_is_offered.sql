-- Whether any organisation signs its people in with a provider: only then the page to sign in on asks for the address first.
CREATE OR REPLACE FUNCTION sign_on_is_offered() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sign_on s JOIN sign_on_domain d ON d.organisation_id = s.organisation_id WHERE s.requirement <> 'off')
$$;

REVOKE EXECUTE ON FUNCTION sign_on_is_offered FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_on_is_offered TO curtain_app;
