DO $$
DECLARE
  filled integer;
BEGIN
  -- Those who answered before there was the column: their newest evidence.
  LOOP
    UPDATE person SET last_active_at = a.at
      FROM (
        SELECT u.organisation_id, u.person_id, max(u.last_evidence_at) AS at FROM understanding u
        JOIN person p ON p.organisation_id = u.organisation_id AND p.id = u.person_id AND p.last_active_at IS NULL
        GROUP BY u.organisation_id, u.person_id LIMIT 5000
      ) a
      WHERE person.organisation_id = a.organisation_id AND person.id = a.person_id;
    GET DIAGNOSTICS filled = ROW_COUNT;
    EXIT WHEN filled = 0;
    COMMIT;
  END LOOP;
END $$;
