-- One answer, given in an attempt or in a follow-up (the other is null), and the understanding that it leaves, which is null
-- where the answer does not count. Fails as a serialization does where another answer has written that understanding.
CREATE OR REPLACE FUNCTION write_answer(
  in_organisation uuid, in_person uuid, in_attempt uuid, in_follow_up uuid, in_answer uuid, in_scene text, in_item text,
  in_practice text, in_choice text[], in_correct boolean, in_confidence confidence, in_elapsed_ms integer,
  in_misconceptions text[], in_now timestamptz, in_understanding jsonb
) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO answer (organisation_id, id, person_id, attempt_id, follow_up_id, scene_id, item_id, practice_id, choice, correct,
      confidence, elapsed_ms, misconceptions, counts, answered_at)
    VALUES (in_organisation, in_answer, in_person, in_attempt, in_follow_up, in_scene, in_item, in_practice, in_choice, in_correct,
      in_confidence, in_elapsed_ms, in_misconceptions, in_understanding IS NOT NULL, in_now);
  IF in_understanding IS NOT NULL AND NOT write_understanding(in_organisation, in_person, in_practice, in_understanding) THEN
    RAISE EXCEPTION 'understanding of practice % was written by another answer', in_practice USING ERRCODE = 'serialization_failure';
  END IF;
  -- To the hour, so that few answers write it.
  UPDATE person p SET last_active_at = in_now
    WHERE p.organisation_id = in_organisation AND p.id = in_person
      AND (p.last_active_at IS NULL OR p.last_active_at < in_now - interval '1 hour');
END $$;

REVOKE EXECUTE ON FUNCTION write_answer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION write_answer TO curtain_app;
