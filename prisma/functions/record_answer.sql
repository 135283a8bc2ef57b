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
BEGIN
  IF NOT move_attempt(in_organisation, in_person, in_attempt, in_revision, in_state, in_asked_item, in_asked_practice, in_now) THEN
    RETURN 'overtaken';
  END IF;
  PERFORM write_answer(in_organisation, in_person, in_attempt, NULL, in_answer, in_scene, in_item, in_practice, in_choice,
    in_correct, in_confidence, in_elapsed_ms, in_misconceptions, in_now, in_understanding);
  RETURN 'recorded';
END $$;

REVOKE EXECUTE ON FUNCTION record_answer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_answer TO curtain_app;
