-- Who may act with a session: nobody while they have to set up a second factor first. All that a session is good for asks here,
-- so until then it is good for nothing but setting_up_of_session(). The caller has entered the organisation.
CREATE OR REPLACE FUNCTION session_person(in_organisation uuid, in_session uuid, in_now timestamptz) RETURNS uuid
LANGUAGE sql AS $$
  SELECT s.person_id FROM session_of(in_organisation, in_session, in_now) s WHERE NOT s.owes_factor
$$;

REVOKE EXECUTE ON FUNCTION session_person FROM PUBLIC;
