-- All that recording an answer needs to know, in one row: the attempt, whether this answer is here already, when the
-- person last answered the item that is asked now, and their understanding of its practice. No row: no such attempt of theirs.
-- Planned once for a connection: where answers are in partitions PostgreSQL takes a plan for any organisation for dearer than it is, and
-- planned anew for each answer.
CREATE OR REPLACE FUNCTION attempt_for_answer(in_organisation uuid, in_person uuid, in_attempt uuid, in_answer uuid)
RETURNS TABLE (
  module_version_hash text, policy_version integer, seed text, state jsonb, revision integer, ended_at timestamptz,
  repeated_scene_id text, repeated_choice text[], last_answered_at timestamptz, understanding jsonb, parameters_hash text
)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY
    SELECT a.module_version_hash, a.policy_version, a.seed, a.state, a.revision, a.ended_at, given.scene_id, given.choice,
      (SELECT max(earlier.answered_at) FROM answer earlier
        WHERE earlier.organisation_id = in_organisation AND earlier.person_id = in_person AND earlier.item_id = a.asked_item_id),
      to_jsonb(u), parameters_of(in_organisation)
    FROM attempt a
    LEFT JOIN answer given ON given.organisation_id = in_organisation AND given.id = in_answer AND given.attempt_id = a.id
    LEFT JOIN understanding u ON u.organisation_id = in_organisation AND u.person_id = in_person AND u.practice_id = a.asked_practice_id
    WHERE a.organisation_id = in_organisation AND a.id = in_attempt AND a.person_id = in_person;
END $$;

REVOKE EXECUTE ON FUNCTION attempt_for_answer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION attempt_for_answer TO curtain_app;
