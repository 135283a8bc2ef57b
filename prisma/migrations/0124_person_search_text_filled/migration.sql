DO $$
DECLARE
  filled integer;
BEGIN
  -- Those who were there before the column: writing their address again lets its trigger fill it.
  LOOP
    UPDATE person SET email = person.email
      FROM (SELECT organisation_id, id FROM person WHERE search_text IS NULL LIMIT 5000) unfilled
      WHERE person.organisation_id = unfilled.organisation_id AND person.id = unfilled.id;
    GET DIAGNOSTICS filled = ROW_COUNT;
    EXIT WHEN filled = 0;
    COMMIT;
  END LOOP;
END $$;
