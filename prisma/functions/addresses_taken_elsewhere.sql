-- Which of these addresses belong to a person of another organisation, whom row-level security hides: one address is one
-- person in the whole installation.
CREATE OR REPLACE FUNCTION addresses_taken_elsewhere(in_organisation uuid, in_emails text[]) RETURNS TABLE (email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.email FROM person p WHERE p.email = ANY (in_emails) AND p.organisation_id <> in_organisation
$$;

REVOKE EXECUTE ON FUNCTION addresses_taken_elsewhere FROM PUBLIC;
GRANT EXECUTE ON FUNCTION addresses_taken_elsewhere TO curtain_app;
