-- Whose session it is, while it holds: until its end, within the organisation's limits, and while it is there. Notes once a
-- minute that it is used. The caller has entered the organisation.
CREATE OR REPLACE FUNCTION session_person(in_organisation uuid, in_session uuid, in_now timestamptz) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  found_person uuid;
  used_at timestamptz;
BEGIN
  SELECT s.person_id, coalesce(s.last_used_at, s.created_at) INTO found_person, used_at
    FROM session s JOIN organisation o ON o.id = s.organisation_id
    WHERE s.organisation_id = in_organisation AND s.id = in_session AND s.expires_at > in_now
      AND s.created_at > in_now - make_interval(mins => o.session_longest_minutes)
      AND coalesce(s.last_used_at, s.created_at) > in_now - make_interval(mins => o.session_idle_minutes);
  IF found_person IS NOT NULL AND used_at <= in_now - interval '1 minute' THEN
    UPDATE session s SET last_used_at = in_now WHERE s.organisation_id = in_organisation AND s.id = in_session;
  END IF;
  RETURN found_person;
END $$;

REVOKE EXECUTE ON FUNCTION session_person FROM PUBLIC;
