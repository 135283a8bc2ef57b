-- Whether a session still holds and is this clinician's.
CREATE OR REPLACE FUNCTION session_holds(in_organisation uuid, in_session uuid, in_person uuid, in_now timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN EXISTS (
    SELECT 1 FROM person p
    JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician'
    WHERE p.organisation_id = in_organisation AND p.id = in_person AND p.status = 'active'
      AND session_person(in_organisation, in_session, in_now) = in_person);
END $$;

REVOKE EXECUTE ON FUNCTION session_holds FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_holds TO curtain_app;
