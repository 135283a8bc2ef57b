-- One answer in a follow-up, whole or not at all; see record_answer().
CREATE OR REPLACE FUNCTION record_follow_up_answer(
  in_organisation uuid, in_person uuid, in_follow_up uuid, in_revision integer, in_state jsonb,
  in_answer uuid, in_item text, in_practice text, in_choice text[], in_correct boolean, in_confidence confidence,
  in_elapsed_ms integer, in_misconceptions text[], in_now timestamptz, in_understanding jsonb
) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  moved integer;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  UPDATE follow_up SET state = in_state, revision = revision + 1, last_moved_at = in_now,
      ended_at = CASE WHEN (in_state ->> 'ended')::boolean THEN in_now END
    WHERE organisation_id = in_organisation AND id = in_follow_up AND person_id = in_person AND revision = in_revision
      AND started_at IS NOT NULL AND ended_at IS NULL AND expired_at IS NULL;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved = 0 THEN RETURN 'overtaken'; END IF;
  PERFORM write_answer(in_organisation, in_person, NULL, in_follow_up, in_answer, in_item, in_item, in_practice, in_choice,
    in_correct, in_confidence, in_elapsed_ms, in_misconceptions, in_now, in_understanding);
  RETURN 'recorded';
END $$;

REVOKE EXECUTE ON FUNCTION record_follow_up_answer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_follow_up_answer TO curtain_app;
