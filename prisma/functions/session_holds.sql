-- Whether a session still holds and is this clinician's.
CREATE OR REPLACE FUNCTION session_holds(in_organisation uuid, in_session uuid, in_person uuid, in_now timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN EXISTS (
    SELECT 1 FROM session s
    JOIN person p ON p.organisation_id = s.organisation_id AND p.id = s.person_id AND p.status = 'active'
    JOIN person_role r ON r.organisation_id = s.organisation_id AND r.person_id = s.person_id AND r.role = 'clinician'
    WHERE s.organisation_id = in_organisation AND s.id = in_session AND s.person_id = in_person AND s.expires_at > in_now);
END $$;

REVOKE EXECUTE ON FUNCTION session_holds FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_holds TO curtain_app;
