-- viewer_of_person() for the person of a session, while it holds.
CREATE OR REPLACE FUNCTION viewer_of_session(in_organisation uuid, in_session uuid, in_now timestamptz)
RETURNS TABLE (person_id uuid, email text, given_name text, family_name text, language text, organisation_name text,
  time_zone text, organisation_time_zone text, roles text[], team_ids uuid[])
LANGUAGE plpgsql AS $$
DECLARE
  found_person uuid;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  found_person := session_person(in_organisation, in_session, in_now);
  IF found_person IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT * FROM viewer_of_person(in_organisation, found_person);
END $$;

REVOKE EXECUTE ON FUNCTION viewer_of_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION viewer_of_session TO curtain_app;
