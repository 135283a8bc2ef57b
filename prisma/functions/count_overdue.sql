-- Of these assignments (null: all of the organisation), how many people are late with something on a day, and the next day on
-- which something of it is due.
CREATE OR REPLACE FUNCTION count_overdue(in_organisation uuid, in_assignments uuid[], in_today date)
RETURNS TABLE (assignment_id uuid, overdue_people integer, next_due_on date)
LANGUAGE sql STABLE AS $$
  SELECT e.assignment_id, (count(DISTINCT e.person_id) FILTER (WHERE e.due_on < in_today))::integer,
    min(e.due_on) FILTER (WHERE e.due_on >= in_today)
  FROM enrolment e
  WHERE e.organisation_id = in_organisation AND e.assignment_id IS NOT NULL AND e.completed_at IS NULL AND e.released_at IS NULL
    AND (in_assignments IS NULL OR e.assignment_id = ANY (in_assignments))
  GROUP BY e.assignment_id
$$;

REVOKE EXECUTE ON FUNCTION count_overdue FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_overdue TO curtain_app;
