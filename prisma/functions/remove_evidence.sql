-- Deletes what people did: answers, what was asked of them and what they said about questions. What their counted answers say
-- about questions stays, of nobody: without an organisation, under a number that nothing else has, with the time between
-- answers and not the time of any, and with a profession only where a hundred people have it. So what is concluded about anyone
-- else stays as it is. Returns how many records went.
CREATE OR REPLACE FUNCTION remove_evidence(in_organisation uuid, in_people uuid[], in_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone integer;
  records integer := 0;
BEGIN
  WITH theirs AS MATERIALIZED (
    SELECT p.id, p.profession, p.language, gen_random_uuid() AS respondent FROM person p
    WHERE p.organisation_id = in_organisation AND p.id = ANY (in_people)
  ), common AS MATERIALIZED (
    SELECT same.profession FROM person same WHERE same.profession IN (SELECT profession FROM theirs)
    GROUP BY same.profession HAVING count(*) >= 100
  )
  INSERT INTO unnamed_answer (respondent, place, profession, language, item_id, choice, correct, confidence, elapsed_ms, answered_at)
    SELECT t.respondent, row_number() OVER of_one, coalesce(c.profession, ''), t.language, a.item_id, a.choice, a.correct, a.confidence,
      a.elapsed_ms, timestamptz '2000-01-01 00:00:00Z' + (a.answered_at - first_value(a.answered_at) OVER of_one)
    FROM theirs t JOIN answer a ON a.organisation_id = in_organisation AND a.person_id = t.id AND a.counts
    LEFT JOIN common c ON c.profession = t.profession
    WINDOW of_one AS (PARTITION BY t.respondent ORDER BY a.answered_at, a.id);
  -- With its contests.
  DELETE FROM answer WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  GET DIAGNOSTICS gone = ROW_COUNT;
  records := records + gone;
  DELETE FROM attempt WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  GET DIAGNOSTICS gone = ROW_COUNT;
  records := records + gone;
  DELETE FROM follow_up WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  GET DIAGNOSTICS gone = ROW_COUNT;
  records := records + gone;
  DELETE FROM enrolment WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  GET DIAGNOSTICS gone = ROW_COUNT;
  records := records + gone;
  DELETE FROM waiver WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM assignment_audience WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM assignment WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM counted_person WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  -- Their profession was kept for their answers alone.
  UPDATE person SET evidence_deleted_at = in_now, profession = '' WHERE organisation_id = in_organisation AND id = ANY (in_people);
  RETURN records;
END $$;

REVOKE EXECUTE ON FUNCTION remove_evidence FROM PUBLIC;
