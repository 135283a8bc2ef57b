-- Who is asking and what is in service for them, in one round trip: all that a page begins with. No row: no session that
-- holds. The policy is the version in force,
-- unread_notices of the person's notices one more than 99 at most; the hashes are null before anything was published.
CREATE OR REPLACE FUNCTION request_of_session(in_organisation uuid, in_session uuid, in_now timestamptz)
RETURNS TABLE (
  person_id uuid, email text, given_name text, family_name text, language text, organisation_name text,
  time_zone text, organisation_time_zone text, roles text[], team_ids uuid[],
  curriculum_hash text, parameters_hash text, policy_version integer, is_replaying boolean,
  unread_notices integer
)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY
    SELECT v.*, p.curriculum_hash, parameters_of(in_organisation),
      (SELECT max(in_force.version) FROM policy in_force WHERE in_force.organisation_id = in_organisation),
      EXISTS (SELECT 1 FROM replay r WHERE r.organisation_id = in_organisation),
      -- Nobody counts further than 99.
      (SELECT count(*)::integer FROM (
        SELECT FROM notice n
        WHERE n.organisation_id = in_organisation AND n.person_id = v.person_id AND n.read_at IS NULL
        LIMIT 100) some_unread)
    FROM viewer_of_session(in_organisation, in_session, in_now) v
    LEFT JOIN LATERAL (SELECT n.curriculum_hash FROM publication n ORDER BY n.id DESC LIMIT 1) p ON true;
END $$;

REVOKE EXECUTE ON FUNCTION request_of_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION request_of_session TO curtain_app;
