-- The same with who is asking, in one round trip; see attempt_in_session().
CREATE OR REPLACE FUNCTION follow_up_in_session(in_organisation uuid, in_session uuid, in_now timestamptz, in_follow_up uuid, in_answer uuid)
RETURNS TABLE (
  person_id uuid, email text, given_name text, family_name text, language text, organisation_name text,
  time_zone text, organisation_time_zone text, roles text[], team_ids uuid[],
  occasion text, modules text[], due_on date, closes_on date, policy_version integer, seed text, state jsonb, revision integer,
  started_at timestamptz, ended_at timestamptz, expired_at timestamptz, repeated_item_id text,
  understanding jsonb, answered jsonb, missed text[], parameters_hash text, curriculum_hash text, practises text
)
LANGUAGE sql AS $$
  SELECT v.*, f.* FROM viewer_of_session(in_organisation, in_session, in_now) v
  LEFT JOIN LATERAL follow_up_for_answer(in_organisation, v.person_id, in_follow_up, in_answer) f ON true
$$;

REVOKE EXECUTE ON FUNCTION follow_up_in_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION follow_up_in_session TO curtain_app;
