-- Of these assignments (null: all of the organisation), how many people have nothing of it to do now and need not finish it: some of
-- it is waived for them, or else they are excused because of what they understand. They stand in no count of count_assignments().
CREATE OR REPLACE FUNCTION count_spared(in_organisation uuid, in_assignments uuid[])
RETURNS TABLE (assignment_id uuid, waived_people integer, excused_people integer)
LANGUAGE sql STABLE AS $$
  SELECT s.assignment_id, (count(*) FILTER (WHERE s.waived))::integer, (count(*) FILTER (WHERE NOT s.waived))::integer
  FROM (
    SELECT e.assignment_id, e.person_id, bool_or(e.spared_by = 'waiver') AS waived
    FROM enrolment e
    WHERE e.organisation_id = in_organisation AND e.spared_by IS NOT NULL AND e.completed_at IS NULL
      AND (in_assignments IS NULL OR e.assignment_id = ANY (in_assignments))
      AND NOT EXISTS (
        SELECT FROM enrolment o
        WHERE o.organisation_id = in_organisation AND o.assignment_id = e.assignment_id AND o.person_id = e.person_id
          AND o.completed_at IS NULL AND o.released_at IS NULL)
    GROUP BY e.assignment_id, e.person_id
  ) s
  GROUP BY s.assignment_id
$$;

REVOKE EXECUTE ON FUNCTION count_spared FROM PUBLIC;
