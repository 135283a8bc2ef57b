-- Makes the enrolments be what follows from the assignments in force, from who is in which team, from each person's status
-- and roles and from which modules are in service: for these people (null: everyone) and this assignment (null: all).
-- What is newly asked is enrolled, what is no longer asked and not finished is released, and what is asked again is taken
-- up again. What was finished stays as it is, and is asked once more, as another round, where its assignment repeats and its
-- next round has come: never while one is open. What is waived is released too, or enrolled as released, and says so: its
-- person is meant and need not do it. So is that from which someone is excused by what they have shown, see excusal. An
-- assignment with a pre-check asks nobody anew before it was taken (in_checked), and else waits for the worker, who takes it.
-- The steps of a path that is done in order are enrolled as locked, and opened by open_steps(). Who has begun a path goes on with the steps,
-- and in the order, that they had then, whatever the path became; their next round is of what it is then.
-- Returns how many enrolments were made or taken up again.
-- Call it after whatever changed, and before the audit event: it waits until no other transaction reconciles the same
-- organisation, and then sees what that one has written.
CREATE OR REPLACE FUNCTION reconcile_enrolments(in_organisation uuid, in_people uuid[], in_assignment uuid, in_now timestamptz, in_checked boolean DEFAULT false)
RETURNS integer
-- Planned for these people and this assignment each time: planned once for all, as PostgreSQL does from the sixth call on, each
-- thousand of 50,000 people takes seven times as long. That holds for the statement as a whole: what is asked anew for each row of it,
-- its foreign keys among that, is planned once (`row_by_row`), or half of the time would go into planning the same again.
LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  zone text;
  today date;
  made integer;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  -- Days are the organisation's.
  SELECT o.time_zone INTO STRICT zone FROM organisation o WHERE o.id = in_organisation;
  today := (in_now AT TIME ZONE zone)::date;
  PERFORM pg_advisory_xact_lock(hashtextextended('curtain: enrolments ' || in_organisation, 0));
  WITH in_service AS MATERIALIZED (
    SELECT module ->> 'slug' AS slug, set_config('plan_cache_mode', 'auto', true) AS row_by_row
    FROM curriculum_version c CROSS JOIN LATERAL jsonb_array_elements(c.document -> 'modules') module
    WHERE c.hash = (SELECT p.curriculum_hash FROM publication p ORDER BY p.id DESC LIMIT 1)
  ), in_force AS MATERIALIZED (
    SELECT a.id, a.due_by, a.due_on, a.due_days, a.repeat_by, a.repeat_months, a.repeat_from, a.repeat_days,
      (a.created_at AT TIME ZONE zone)::date AS made_on, a.pre_check AND NOT in_checked AS waits,
      a.path_id IS NOT NULL AS has_path, a.in_order
    FROM assignment a
    WHERE a.organisation_id = in_organisation AND a.withdrawn_at IS NULL AND (in_assignment IS NULL OR a.id = in_assignment)
  ), audience AS MATERIALIZED (
    SELECT m.assignment_id, m.person_id FROM people_meant(in_organisation, rules_of(in_organisation, in_assignment), in_people) m
  ), waived AS MATERIALIZED (
    SELECT w.person_id, w.assignment_id, w.module_slug FROM waiver w
    WHERE w.organisation_id = in_organisation AND w.ended_at IS NULL AND w.until_day >= today
      AND (in_people IS NULL OR w.person_id = ANY (in_people))
  ), excused AS MATERIALIZED (
    SELECT x.person_id, x.assignment_id, x.module_slug FROM excusal x
    WHERE x.organisation_id = in_organisation AND x.ended_at IS NULL AND (in_people IS NULL OR x.person_id = ANY (in_people))
  ), begun AS MATERIALIZED (
    -- Something of it since it was last asked of them.
    SELECT e.assignment_id, e.person_id FROM enrolment e
    LEFT JOIN LATERAL (
      SELECT max(t.started_at) AS at FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id) t ON true
    WHERE (SELECT bool_or(f.has_path) FROM in_force f)
      AND e.organisation_id = in_organisation AND e.assignment_id IN (SELECT f.id FROM in_force f WHERE f.has_path)
      AND (in_people IS NULL OR e.person_id = ANY (in_people))
    GROUP BY e.assignment_id, e.person_id HAVING greatest(max(e.completed_at), max(t.at)) >= max(e.created_at)
  ), meant AS (
    SELECT f.*, u.person_id, f.has_path AND (f.id, u.person_id) IN (SELECT b.assignment_id, b.person_id FROM begun b) AS has_begun
    FROM in_force f JOIN audience u ON u.assignment_id = f.id
  ), step AS (
    SELECT f.*, m.module_slug, CASE WHEN f.has_begun THEN own.place WHEN f.in_order THEN m.place END AS place
    FROM meant f
    JOIN assignment_module m ON m.organisation_id = in_organisation AND m.assignment_id = f.id
    LEFT JOIN LATERAL (
      SELECT e.place, e.place IS DISTINCT FROM -1 OR e.released_at IS NULL AS is_theirs FROM enrolment e
      WHERE f.has_begun AND e.organisation_id = in_organisation AND e.assignment_id = f.id AND e.person_id = f.person_id
        AND e.module_slug = m.module_slug
      ORDER BY e.round DESC LIMIT 1
    ) own ON true
    WHERE NOT f.has_begun OR own.is_theirs
    UNION ALL
    -- What a path no longer has, and who has begun it has left to do.
    SELECT f.*, old.module_slug, old.place
    -- Looked up for each: joined, everything that anyone was ever asked might be read.
    FROM meant f CROSS JOIN LATERAL (
      SELECT e.module_slug, e.place FROM enrolment e
      WHERE f.has_begun AND e.organisation_id = in_organisation AND e.assignment_id = f.id AND e.person_id = f.person_id
        AND e.completed_at IS NULL AND (e.released_at IS NULL OR e.locked OR e.spared_by IS NOT NULL) AND NOT EXISTS (
          SELECT FROM assignment_module m
          WHERE m.organisation_id = in_organisation AND m.assignment_id = f.id AND m.module_slug = e.module_slug)
      OFFSET 0
    ) old
  ), asked AS MATERIALIZED (
    SELECT u.id AS assignment_id, u.person_id, u.module_slug, u.waits, u.place, u.has_path AND NOT u.has_begun AS follows_path,
      CASE
        WHEN (u.person_id, u.id) IN (SELECT w.person_id, w.assignment_id FROM waived w WHERE w.assignment_id IS NOT NULL)
          OR (u.person_id, u.module_slug) IN (SELECT w.person_id, w.module_slug FROM waived w WHERE w.module_slug IS NOT NULL)
          THEN 'waiver'
        WHEN (u.person_id, u.id, u.module_slug) IN (SELECT x.person_id, x.assignment_id, x.module_slug FROM excused x) THEN 'understanding'
      END AS spared_by,
      due_when_asked(u.due_by, u.due_on, u.due_days, u.made_on,
        CASE WHEN u.due_by = 'joining' THEN (
          SELECT (coalesce(p.came_back_at, p.created_at) AT TIME ZONE zone)::date FROM person p
          WHERE p.organisation_id = in_organisation AND p.id = u.person_id) END, today) AS due_on,
      u.repeat_by, u.repeat_months, u.repeat_from, today + u.repeat_days AS next_due_on
    FROM step u JOIN in_service s ON s.slug = u.module_slug
  ), to_do AS MATERIALIZED (
    SELECT k.assignment_id, k.person_id, k.module_slug, k.waits, k.spared_by, k.place, k.due_on, 1 AS round, NOT EXISTS (
        SELECT 1 FROM enrolment e
        WHERE e.organisation_id = in_organisation AND e.assignment_id = k.assignment_id AND e.person_id = k.person_id
          AND e.module_slug = k.module_slug) AS is_new
    FROM asked k
    WHERE NOT EXISTS (
      SELECT 1 FROM enrolment e
      WHERE e.organisation_id = in_organisation AND e.assignment_id = k.assignment_id AND e.person_id = k.person_id
        AND e.module_slug = k.module_slug AND (e.released_at IS NULL OR e.completed_at IS NOT NULL OR k.spared_by IS NOT NULL OR e.locked))
    UNION ALL
    SELECT k.assignment_id, k.person_id, k.module_slug, k.waits, k.spared_by, k.place, coalesce(k.next_due_on, k.due_on),
      CASE WHEN n.completed_at IS NULL THEN n.round ELSE n.round + 1 END, n.completed_at IS NOT NULL
    -- The newest round of each, looked up: joined, the planner may compare each with each.
    FROM asked k CROSS JOIN LATERAL (
      SELECT e.round, e.completed_at, e.released_at, e.spared_by, e.locked FROM enrolment e
      WHERE e.organisation_id = in_organisation AND e.assignment_id = k.assignment_id AND e.person_id = k.person_id
        AND e.module_slug = k.module_slug
      ORDER BY e.round DESC LIMIT 1
    ) n
    -- Of a round that was asked someone was spared for a time alone, also where no other comes after it.
    WHERE (k.repeat_by IS NOT NULL OR n.spared_by IS NOT NULL) AND CASE
      WHEN n.completed_at IS NULL THEN n.released_at IS NOT NULL AND NOT n.locked AND n.round > 1 AND k.spared_by IS NULL
      ELSE next_round_on(k.repeat_by, k.repeat_months, k.repeat_from, (n.completed_at AT TIME ZONE zone)::date) <= today
        -- Whatever they completed the module for last, it counts.
        AND next_round_on(k.repeat_by, k.repeat_months, k.repeat_from, (
          SELECT (max(e.completed_at) AT TIME ZONE zone)::date FROM enrolment e
          WHERE e.organisation_id = in_organisation AND e.person_id = k.person_id AND e.module_slug = k.module_slug)) <= today
    END
  ), released AS (
    UPDATE enrolment e SET released_at = coalesce(e.released_at, in_now), spared_by = NULL, locked = false,
      -- What a path no longer had before they began it: not theirs, also where the path has it again.
      place = CASE WHEN e.assignment_id IN (SELECT f.id FROM in_force f WHERE f.has_path) AND NOT EXISTS (
          SELECT FROM assignment_module m WHERE m.organisation_id = in_organisation AND m.assignment_id = e.assignment_id
            AND m.module_slug = e.module_slug) THEN -1 ELSE e.place END
    WHERE e.organisation_id = in_organisation AND e.assignment_id IS NOT NULL AND e.completed_at IS NULL
      AND (e.released_at IS NULL OR e.spared_by IS NOT NULL OR e.locked)
      AND (in_people IS NULL OR e.person_id = ANY (in_people)) AND (in_assignment IS NULL OR e.assignment_id = in_assignment)
      AND NOT EXISTS (
        SELECT 1 FROM asked k
        WHERE k.assignment_id = e.assignment_id AND k.person_id = e.person_id AND k.module_slug = e.module_slug)
  ), spared AS (
    UPDATE enrolment e SET released_at = coalesce(e.released_at, in_now), spared_by = k.spared_by, locked = false
    FROM asked k
    WHERE k.spared_by IS NOT NULL AND e.organisation_id = in_organisation AND e.assignment_id = k.assignment_id
      AND (in_people IS NULL OR e.person_id = ANY (in_people))
      AND e.person_id = k.person_id AND e.module_slug = k.module_slug AND e.completed_at IS NULL
      AND e.spared_by IS DISTINCT FROM k.spared_by
  ), moved AS (
    -- A path has another order, and who has not begun it follows: what was open and is a later step now waits.
    UPDATE enrolment e SET place = k.place, locked = e.locked OR k.place IS NOT NULL,
      released_at = coalesce(e.released_at, CASE WHEN k.place IS NOT NULL THEN in_now END)
    FROM (
      SELECT n.id, k.place FROM asked k CROSS JOIN LATERAL (
        SELECT o.id FROM enrolment o
        WHERE k.follows_path AND k.spared_by IS NULL AND o.organisation_id = in_organisation AND o.assignment_id = k.assignment_id
          AND o.person_id = k.person_id AND o.module_slug = k.module_slug AND o.completed_at IS NULL
          AND o.spared_by IS NULL AND (o.released_at IS NULL OR o.locked) AND o.place IS DISTINCT FROM k.place
        OFFSET 0
      ) n WHERE k.follows_path
    ) k
    WHERE e.organisation_id = in_organisation AND e.id = k.id
  ), put_off AS (
    UPDATE assignment a SET counted_at = NULL
    WHERE a.organisation_id = in_organisation AND a.id IN (SELECT t.assignment_id FROM to_do t WHERE t.waits AND t.is_new)
  ), made_now AS (
    INSERT INTO enrolment (organisation_id, id, person_id, assignment_id, module_slug, round, due_on, created_at, released_at, spared_by, place, locked)
    SELECT in_organisation, gen_random_uuid(), t.person_id, t.assignment_id, t.module_slug, t.round, t.due_on, in_now,
      CASE WHEN t.spared_by IS NOT NULL OR t.place IS NOT NULL THEN in_now END, t.spared_by, t.place, t.place IS NOT NULL AND t.spared_by IS NULL
    FROM to_do t WHERE NOT (t.waits AND t.is_new)
    ON CONFLICT (organisation_id, assignment_id, person_id, module_slug, round) DO UPDATE
      SET due_on = CASE
          -- While someone is spared, the days that they had left stand still; they have a week at least.
          WHEN enrolment.spared_by IS NOT NULL THEN
            greatest(enrolment.due_on, today + greatest(7, enrolment.due_on - (enrolment.released_at AT TIME ZONE zone)::date),
              -- It may have been given another day meanwhile.
              (SELECT f.due_on FROM in_force f WHERE f.id = enrolment.assignment_id AND f.due_by = 'date'))
          -- What was overdue when it was released is overdue still, but for who left for good and came back.
          WHEN enrolment.due_on < (enrolment.released_at AT TIME ZONE zone)::date AND NOT EXISTS (
            SELECT FROM person p
            WHERE p.organisation_id = in_organisation AND p.id = enrolment.person_id AND p.came_back_at >= enrolment.released_at)
            THEN enrolment.due_on
          -- A day of their own that is still to come.
          WHEN enrolment.due_on >= today AND (enrolment.due_by_hand OR enrolment.round > 1
            OR (SELECT f.due_by = 'asking' FROM in_force f WHERE f.id = enrolment.assignment_id)) THEN enrolment.due_on
          ELSE excluded.due_on
        END, due_by_hand = enrolment.due_by_hand AND enrolment.due_on >= today, released_at = excluded.released_at, spared_by = NULL,
        place = excluded.place, locked = excluded.locked
      WHERE enrolment.released_at IS NOT NULL AND NOT enrolment.locked AND enrolment.completed_at IS NULL
    RETURNING spared_by
  )
  SELECT count(*) FILTER (WHERE m.spared_by IS NULL) INTO made FROM made_now m;
  IF EXISTS (SELECT FROM assignment a WHERE a.organisation_id = in_organisation AND a.path_id IS NOT NULL AND a.withdrawn_at IS NULL) THEN
    PERFORM set_config('plan_cache_mode', 'force_custom_plan', true);
    PERFORM open_steps(in_organisation, in_people, in_assignment, in_now);
  END IF;
  RETURN made;
END $$;

REVOKE EXECUTE ON FUNCTION reconcile_enrolments FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reconcile_enrolments TO curtain_app;
