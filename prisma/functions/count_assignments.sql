-- How many people an assignment asked, how many of them have finished all of it, and how many have how much left to do, steps that are locked among it: of
-- these assignments (null: all of the organisation). Who left before they finished all of it is asked no longer; of a
-- withdrawn assignment all are told as they stood.
CREATE OR REPLACE FUNCTION count_assignments(in_organisation uuid, in_assignments uuid[])
RETURNS TABLE (assignment_id uuid, people integer, finished integer, open_people integer, open_enrolments integer)
LANGUAGE sql STABLE AS $$
  SELECT asked.assignment_id, count(*)::integer, (count(*) FILTER (WHERE asked.done))::integer,
    (count(*) FILTER (WHERE asked.open > 0))::integer, coalesce(sum(asked.open), 0)::integer
  FROM (
    SELECT e.assignment_id, e.person_id, bool_and(e.completed_at IS NOT NULL) AS done,
      count(*) FILTER (WHERE e.completed_at IS NULL AND (e.released_at IS NULL OR e.locked) AND a.withdrawn_at IS NULL) AS open
    FROM enrolment e JOIN assignment a ON a.organisation_id = e.organisation_id AND a.id = e.assignment_id
    WHERE e.organisation_id = in_organisation AND (in_assignments IS NULL OR e.assignment_id = ANY (in_assignments))
    GROUP BY e.assignment_id, e.person_id
    HAVING bool_or(e.released_at IS NULL AND e.completed_at IS NULL) OR bool_and(e.completed_at IS NOT NULL)
      OR bool_and(a.withdrawn_at IS NOT NULL)
  ) asked
  GROUP BY asked.assignment_id
$$;

REVOKE EXECUTE ON FUNCTION count_assignments FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_assignments TO curtain_app;
