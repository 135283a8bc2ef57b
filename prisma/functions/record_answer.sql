-- One answer, whole or not at all: inserts it, moves the attempt on, and writes the understanding that was computed from
-- the revision read before. 'recorded', or 'overtaken': something else came first, so read again. `in_understanding` is
-- null where the answer does not count.
CREATE OR REPLACE FUNCTION record_answer(
  in_organisation uuid, in_person uuid, in_attempt uuid, in_revision integer, in_state jsonb,
  in_asked_item text, in_asked_practice text, in_answer uuid, in_scene text, in_item text, in_practice text,
  in_choice text[], in_correct boolean, in_confidence confidence, in_elapsed_ms integer, in_misconceptions text[],
  in_now timestamptz, in_understanding jsonb
) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  written integer;
BEGIN
  IF NOT move_attempt(in_organisation, in_person, in_attempt, in_revision, in_state, in_asked_item, in_asked_practice, in_now) THEN
    RETURN 'overtaken';
  END IF;
  INSERT INTO answer (organisation_id, id, person_id, attempt_id, scene_id, item_id, practice_id, choice, correct,
      confidence, elapsed_ms, misconceptions, counts, answered_at)
    VALUES (in_organisation, in_answer, in_person, in_attempt, in_scene, in_item, in_practice, in_choice, in_correct,
      in_confidence, in_elapsed_ms, in_misconceptions, in_understanding IS NOT NULL, in_now);
  IF in_understanding IS NOT NULL THEN
    INSERT INTO understanding AS u (organisation_id, person_id, practice_id, parameters_hash, likelihood, answers,
        effective_answers, last_evidence_at, stability_days, trained_at, right_on_later_day_at, sure_and_wrong, misconceptions, revision)
      SELECT in_organisation, in_person, in_practice, n.parameters_hash, n.likelihood, n.answers, n.effective_answers,
        n.last_evidence_at, n.stability_days, n.trained_at, n.right_on_later_day_at, n.sure_and_wrong, n.misconceptions, n.revision
      FROM jsonb_populate_record(NULL::understanding, in_understanding) n
      ON CONFLICT (organisation_id, person_id, practice_id) DO UPDATE SET
        parameters_hash = excluded.parameters_hash, likelihood = excluded.likelihood, answers = excluded.answers,
        effective_answers = excluded.effective_answers, last_evidence_at = excluded.last_evidence_at,
        stability_days = excluded.stability_days, trained_at = excluded.trained_at,
        right_on_later_day_at = excluded.right_on_later_day_at, sure_and_wrong = excluded.sure_and_wrong,
        misconceptions = excluded.misconceptions, revision = excluded.revision
      WHERE u.revision = excluded.revision - 1;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written = 0 THEN
      RAISE EXCEPTION 'understanding of practice % was written by another answer', in_practice USING ERRCODE = 'serialization_failure';
    END IF;
  END IF;
  RETURN 'recorded';
END $$;

REVOKE EXECUTE ON FUNCTION record_answer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_answer TO curtain_app;
