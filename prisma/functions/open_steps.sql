-- Opens each locked step, of these people (null: everyone) and this assignment (null: all), before which there is nothing left to do. What
-- nobody has to do does not hold anyone up: what is released (its module is no longer in service), waived or excused. The same
-- as opensNow() in domain/assignments/path.ts. What opens later than it was locked is due as due_when_opened() says.
-- Returns how many it opened.
CREATE OR REPLACE FUNCTION open_steps(in_organisation uuid, in_people uuid[], in_assignment uuid, in_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  zone text;
  today date;
  opened integer;
BEGIN
  SELECT o.time_zone INTO STRICT zone FROM organisation o WHERE o.id = in_organisation;
  today := (in_now AT TIME ZONE zone)::date;
  UPDATE enrolment e SET locked = false, released_at = NULL, opened_at = CASE WHEN n.waited THEN in_now ELSE e.opened_at END, due_on = n.due_on
  FROM (
    SELECT w.id, w.released_at < in_now AS waited,
      CASE WHEN w.released_at >= in_now THEN greatest(w.due_on, before.due_on)
        WHEN w.round > 1 THEN due_when_opened(w.due_on, a.repeat_days, today, before.due_on)
        ELSE due_when_opened(
          CASE WHEN w.due_by_hand AND w.due_on >= today THEN w.due_on ELSE due_when_asked(a.due_by, a.due_on, a.due_days,
            (a.created_at AT TIME ZONE zone)::date, (coalesce(p.came_back_at, p.created_at) AT TIME ZONE zone)::date,
            -- One date is for the whole path; days after being asked are for each step.
            CASE WHEN a.due_by = 'asking' THEN today ELSE (a.created_at AT TIME ZONE zone)::date END) END,
          a.due_days, today, before.due_on)
      END AS due_on
    FROM enrolment w
    JOIN assignment a ON a.organisation_id = w.organisation_id AND a.id = w.assignment_id AND a.withdrawn_at IS NULL
    JOIN person p ON p.organisation_id = w.organisation_id AND p.id = w.person_id
    CROSS JOIN LATERAL (
      SELECT bool_or(b.completed_at IS NULL AND (b.released_at IS NULL OR b.locked)) AS left_to_do,
        max(b.due_on) FILTER (WHERE b.round = w.round AND b.completed_at IS NOT NULL) AS due_on
      FROM enrolment b
      WHERE b.organisation_id = w.organisation_id AND b.assignment_id = w.assignment_id AND b.person_id = w.person_id AND b.place < w.place
    ) before
    WHERE w.organisation_id = in_organisation AND w.locked AND w.completed_at IS NULL
      AND (in_people IS NULL OR w.person_id = ANY (in_people)) AND (in_assignment IS NULL OR w.assignment_id = in_assignment)
      AND before.left_to_do IS NOT TRUE
    -- Who completes a step holds its row, and would wait for whoever reconciles, who waits for that row: what either has in hand is theirs
    -- to settle.
    FOR UPDATE OF w SKIP LOCKED
  ) n
  -- By the key alone: that few are locked, the planner would believe, and read all of them for each.
  WHERE e.organisation_id = in_organisation AND e.id = n.id;
  GET DIAGNOSTICS opened = ROW_COUNT;
  RETURN opened;
END $$;

REVOKE EXECUTE ON FUNCTION open_steps FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_steps TO curtain_app;
