-- Who has a session that holds and must set up a second factor before it is good for anything; no row for anyone else.
CREATE OR REPLACE FUNCTION setting_up_of_session(in_organisation uuid, in_session uuid, in_now timestamptz)
RETURNS TABLE (person_id uuid, email text, given_name text, family_name text, language text, organisation_name text, way_in text)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY
    SELECT p.id, p.email, p.given_name, p.family_name, p.language, o.name, s.way_in
    FROM session_of(in_organisation, in_session, in_now) s
    JOIN person p ON p.organisation_id = in_organisation AND p.id = s.person_id AND p.status = 'active'
    JOIN organisation o ON o.id = p.organisation_id
    WHERE s.owes_factor;
END $$;

REVOKE EXECUTE ON FUNCTION setting_up_of_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION setting_up_of_session TO curtain_app;
