-- Who is asking and all that their answer needs, in one round trip. No row: no session that holds. The attempt's columns
-- are null where it is not theirs.
CREATE OR REPLACE FUNCTION attempt_in_session(in_organisation uuid, in_session uuid, in_now timestamptz, in_attempt uuid, in_answer uuid)
RETURNS TABLE (
  person_id uuid, email text, given_name text, family_name text, language text, organisation_name text,
  time_zone text, organisation_time_zone text, roles text[], team_ids uuid[],
  module_version_hash text, policy_version integer, seed text, state jsonb, revision integer, ended_at timestamptz,
  repeated_scene_id text, repeated_choice text[], last_answered_at timestamptz, understanding jsonb, parameters_hash text
)
LANGUAGE sql AS $$
  SELECT v.*, a.* FROM viewer_of_session(in_organisation, in_session, in_now) v
  LEFT JOIN LATERAL attempt_for_answer(in_organisation, v.person_id, in_attempt, in_answer) a ON true
$$;

REVOKE EXECUTE ON FUNCTION attempt_in_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION attempt_in_session TO curtain_app;
