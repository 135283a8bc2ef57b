DO $$
DECLARE
  filled integer;
BEGIN
  -- What was withdrawn before there was the column. All else that is no longer asked is found by reconcile_enrolments().
  LOOP
    UPDATE enrolment SET released_at = a.withdrawn_at
      FROM (
        SELECT o.organisation_id, o.id, w.withdrawn_at FROM enrolment o
        JOIN assignment w ON w.organisation_id = o.organisation_id AND w.id = o.assignment_id
        WHERE w.withdrawn_at IS NOT NULL AND o.completed_at IS NULL AND o.released_at IS NULL
        LIMIT 5000
      ) a
      WHERE enrolment.organisation_id = a.organisation_id AND enrolment.id = a.id;
    GET DIAGNOSTICS filled = ROW_COUNT;
    EXIT WHEN filled = 0;
    COMMIT;
  END LOOP;
END $$;
