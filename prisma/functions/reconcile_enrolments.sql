-- Makes the enrolments be what follows from the assignments in force, from who is in which team, from each person's status
-- and roles and from which modules are in service: for these people (null: everyone) and this assignment (null: all).
-- What is newly asked is enrolled, what is no longer asked and not finished is released, and what is asked again is taken
-- up again. What was finished stays as it is, and is asked once more, as another round, where its assignment repeats and its
-- next round has come: never while one is open. Returns how many enrolments were made or taken up again.
-- Call it after whatever changed, and before the audit event: it waits until no other transaction reconciles the same
-- organisation, and then sees what that one has written.
CREATE OR REPLACE FUNCTION reconcile_enrolments(in_organisation uuid, in_people uuid[], in_assignment uuid, in_now timestamptz)
RETURNS integer
LANGUAGE plpgsql AS $$
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
    SELECT module ->> 'slug' AS slug
    FROM curriculum_version c CROSS JOIN LATERAL jsonb_array_elements(c.document -> 'modules') module
    WHERE c.hash = (SELECT p.curriculum_hash FROM publication p ORDER BY p.id DESC LIMIT 1)
  ), in_force AS MATERIALIZED (
    SELECT a.id, a.due_by, a.due_on, a.due_days, a.repeat_by, a.repeat_months, a.repeat_from, a.repeat_days,
      (a.created_at AT TIME ZONE zone)::date AS made_on
    FROM assignment a
    WHERE a.organisation_id = in_organisation AND a.withdrawn_at IS NULL AND (in_assignment IS NULL OR a.id = in_assignment)
  ), audience AS MATERIALIZED (
    SELECT m.assignment_id, m.person_id FROM people_meant(in_organisation, rules_of(in_organisation, in_assignment), in_people) m
  ), asked AS MATERIALIZED (
    SELECT f.id AS assignment_id, u.person_id, m.module_slug,
      due_when_asked(f.due_by, f.due_on, f.due_days, f.made_on,
        CASE WHEN f.due_by = 'joining' THEN (
          SELECT (coalesce(p.came_back_at, p.created_at) AT TIME ZONE zone)::date FROM person p
          WHERE p.organisation_id = in_organisation AND p.id = u.person_id) END, today) AS due_on
    FROM in_force f
    JOIN assignment_module m ON m.organisation_id = in_organisation AND m.assignment_id = f.id
    JOIN in_service s ON s.slug = m.module_slug
    JOIN audience u ON u.assignment_id = f.id
  ), newest AS MATERIALIZED (
    -- Of what repeats, the newest round of each.
    SELECT f.id AS assignment_id, e.*, f.repeat_by, f.repeat_months, f.repeat_from, today + f.repeat_days AS due_on
    FROM in_force f CROSS JOIN LATERAL (
      SELECT DISTINCT ON (e.person_id, e.module_slug) e.person_id, e.module_slug, e.round, e.completed_at, e.released_at
      FROM enrolment e
      WHERE e.organisation_id = in_organisation AND e.assignment_id = f.id AND (in_people IS NULL OR e.person_id = ANY (in_people))
      ORDER BY e.person_id, e.module_slug, e.round DESC
    ) e
    WHERE f.repeat_by IS NOT NULL
  ), to_do AS (
    SELECT k.assignment_id, k.person_id, k.module_slug, k.due_on, 1 AS round FROM asked k
    WHERE NOT EXISTS (
      SELECT 1 FROM enrolment e
      WHERE e.organisation_id = in_organisation AND e.assignment_id = k.assignment_id AND e.person_id = k.person_id
        AND e.module_slug = k.module_slug AND (e.released_at IS NULL OR e.completed_at IS NOT NULL))
    UNION ALL
    SELECT n.assignment_id, n.person_id, n.module_slug, n.due_on, CASE WHEN n.completed_at IS NULL THEN n.round ELSE n.round + 1 END
    FROM newest n JOIN asked k ON k.assignment_id = n.assignment_id AND k.person_id = n.person_id AND k.module_slug = n.module_slug
    WHERE CASE
      WHEN n.completed_at IS NULL THEN n.released_at IS NOT NULL AND n.round > 1
      ELSE next_round_on(n.repeat_by, n.repeat_months, n.repeat_from, (n.completed_at AT TIME ZONE zone)::date) <= today
        -- Whatever they completed the module for last, it counts.
        AND next_round_on(n.repeat_by, n.repeat_months, n.repeat_from, (
          SELECT (max(e.completed_at) AT TIME ZONE zone)::date FROM enrolment e
          WHERE e.organisation_id = in_organisation AND e.person_id = n.person_id AND e.module_slug = n.module_slug)) <= today
    END
  ), released AS (
    UPDATE enrolment e SET released_at = in_now
    WHERE e.organisation_id = in_organisation AND e.assignment_id IS NOT NULL AND e.completed_at IS NULL AND e.released_at IS NULL
      AND (in_people IS NULL OR e.person_id = ANY (in_people)) AND (in_assignment IS NULL OR e.assignment_id = in_assignment)
      AND NOT EXISTS (
        SELECT 1 FROM asked k
        WHERE k.assignment_id = e.assignment_id AND k.person_id = e.person_id AND k.module_slug = e.module_slug)
  )
  INSERT INTO enrolment (organisation_id, id, person_id, assignment_id, module_slug, round, due_on, created_at)
    SELECT in_organisation, gen_random_uuid(), t.person_id, t.assignment_id, t.module_slug, t.round, t.due_on, in_now FROM to_do t
    ON CONFLICT (organisation_id, assignment_id, person_id, module_slug, round) DO UPDATE
      SET due_on = CASE
          -- What was overdue when it was released is overdue still, but for who left for good and came back.
          WHEN enrolment.due_on < (enrolment.released_at AT TIME ZONE zone)::date AND NOT EXISTS (
            SELECT FROM person p
            WHERE p.organisation_id = in_organisation AND p.id = enrolment.person_id AND p.came_back_at >= enrolment.released_at)
            THEN enrolment.due_on
          -- A day of their own that is still to come.
          WHEN enrolment.due_on >= today AND (enrolment.due_by_hand OR enrolment.round > 1
            OR (SELECT f.due_by = 'asking' FROM in_force f WHERE f.id = enrolment.assignment_id)) THEN enrolment.due_on
          ELSE excluded.due_on
        END, due_by_hand = enrolment.due_by_hand AND enrolment.due_on >= today, released_at = NULL
      WHERE enrolment.released_at IS NOT NULL AND enrolment.completed_at IS NULL;
  GET DIAGNOSTICS made = ROW_COUNT;
  RETURN made;
END $$;

REVOKE EXECUTE ON FUNCTION reconcile_enrolments FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reconcile_enrolments TO curtain_app;
