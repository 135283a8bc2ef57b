-- Whose session it is, while it holds: until its end, within the organisation's limits, and while it is there; and whether its
-- person has to set up a second factor first. Notes once a minute that it is used. The caller has entered the organisation.
CREATE OR REPLACE FUNCTION session_of(in_organisation uuid, in_session uuid, in_now timestamptz)
RETURNS TABLE (person_id uuid, way_in text, owes_factor boolean)
LANGUAGE plpgsql AS $$
DECLARE
  used_at timestamptz;
  may_owe boolean;
BEGIN
  -- Most organisations ask it of nobody: then no more is looked at.
  SELECT s.person_id, s.way_in, coalesce(s.last_used_at, s.created_at),
      s.way_in IN ('break-glass', 'short-password')
        OR coalesce(o.factor_administrators_from, o.factor_managers_from, o.factor_clinicians_from) IS NOT NULL
    INTO session_of.person_id, session_of.way_in, used_at, may_owe
    FROM session s JOIN organisation o ON o.id = s.organisation_id
    WHERE s.organisation_id = in_organisation AND s.id = in_session AND s.expires_at > in_now
      AND s.created_at > in_now - make_interval(mins => o.session_longest_minutes)
      AND coalesce(s.last_used_at, s.created_at) > in_now - make_interval(mins => o.session_idle_minutes);
  IF session_of.person_id IS NULL THEN RETURN; END IF;
  IF used_at <= in_now - interval '1 minute' THEN
    UPDATE session s SET last_used_at = in_now WHERE s.organisation_id = in_organisation AND s.id = in_session;
  END IF;
  owes_factor := may_owe AND factor_is_owed(in_organisation, session_of.person_id, session_of.way_in, in_now);
  RETURN NEXT;
END $$;

REVOKE EXECUTE ON FUNCTION session_of FROM PUBLIC;
