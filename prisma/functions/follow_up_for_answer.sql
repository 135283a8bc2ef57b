-- All that the next step of a follow-up needs to know, in one row: where it stands, whether this answer is here already,
-- the person's understanding of all practices, when they last answered
-- each item, and of which items that answer was wrong. No row: no such follow-up of theirs.
-- Planned once for a connection: where answers are in partitions PostgreSQL takes a plan for any organisation for dearer than it is, and
-- planned anew for each answer.
CREATE OR REPLACE FUNCTION follow_up_for_answer(in_organisation uuid, in_person uuid, in_follow_up uuid, in_answer uuid)
RETURNS TABLE (
  occasion text, modules text[], due_on date, closes_on date, policy_version integer, seed text, state jsonb, revision integer,
  started_at timestamptz, ended_at timestamptz, expired_at timestamptz, repeated_item_id text,
  understanding jsonb, answered jsonb, missed text[], parameters_hash text, curriculum_hash text, practises text
)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY
    SELECT f.occasion, f.modules, f.due_on, f.closes_on, f.policy_version, f.seed, f.state, f.revision,
      f.started_at, f.ended_at, f.expired_at, given.item_id,
      (SELECT coalesce(jsonb_object_agg(u.practice_id, to_jsonb(u)), '{}') FROM understanding u
        WHERE u.organisation_id = in_organisation AND u.person_id = in_person),
      earlier.answered, earlier.missed, parameters_of(in_organisation), p.curriculum_hash, f.practises
    FROM follow_up f
    LEFT JOIN answer given ON given.organisation_id = in_organisation AND given.id = in_answer AND given.follow_up_id = f.id
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_object_agg(newest.item_id, newest.answered_at), '{}') AS answered,
        coalesce(array_agg(newest.item_id) FILTER (WHERE NOT newest.correct), '{}') AS missed
      FROM (
        SELECT DISTINCT ON (a.item_id) a.item_id, a.answered_at, a.correct FROM answer a
        WHERE a.organisation_id = in_organisation AND a.person_id = in_person
        ORDER BY a.item_id, a.answered_at DESC) newest) earlier
    LEFT JOIN LATERAL (SELECT n.curriculum_hash FROM publication n ORDER BY n.id DESC LIMIT 1) p ON true
    WHERE f.organisation_id = in_organisation AND f.id = in_follow_up AND f.person_id = in_person;
END $$;

REVOKE EXECUTE ON FUNCTION follow_up_for_answer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION follow_up_for_answer TO curtain_app;
