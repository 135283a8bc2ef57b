-- record_answer() and move_attempt() for a person with a session, in one round trip with what the next step needs to know:
-- who has it in hand need not read before writing again. 'signed-out': the session holds no more, and nothing was written.
-- With the owner's rights, so that the entry is held to its key once, and not for each table that each statement names, which
-- was a quarter of what an answer cost PostgreSQL: so the organisation is compared here, and every statement from here on must name it.
CREATE OR REPLACE FUNCTION record_answer_in_session(
  in_session uuid, in_organisation uuid, in_person uuid, in_attempt uuid, in_revision integer, in_state jsonb,
  in_asked_item text, in_asked_practice text, in_answer uuid, in_scene text, in_item text, in_practice text,
  in_choice text[], in_correct boolean, in_confidence confidence, in_elapsed_ms integer, in_misconceptions text[],
  in_now timestamptz, in_understanding jsonb
) RETURNS TABLE (outcome text, last_answered_at timestamptz, understanding jsonb, parameters_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  written text;
BEGIN
  IF in_organisation IS DISTINCT FROM current_organisation() THEN
    RAISE EXCEPTION 'this is not the organisation of the entry' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT session_holds(in_organisation, in_session, in_person, in_now) THEN
    RETURN QUERY SELECT 'signed-out', NULL::timestamptz, NULL::jsonb, NULL::text;
    RETURN;
  END IF;
  written := record_answer(in_organisation, in_person, in_attempt, in_revision, in_state, in_asked_item, in_asked_practice,
    in_answer, in_scene, in_item, in_practice, in_choice, in_correct, in_confidence, in_elapsed_ms, in_misconceptions,
    in_now, in_understanding);
  RETURN QUERY SELECT written, a.last_answered_at, a.understanding, a.parameters_hash
    FROM attempt_for_answer(in_organisation, in_person, in_attempt, in_answer) a;
END $$;

REVOKE EXECUTE ON FUNCTION record_answer_in_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_answer_in_session TO curtain_app;
