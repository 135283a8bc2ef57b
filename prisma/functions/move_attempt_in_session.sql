-- move_attempt() for the person of a session; see record_answer_in_session().
CREATE OR REPLACE FUNCTION move_attempt_in_session(
  in_session uuid, in_organisation uuid, in_person uuid, in_attempt uuid, in_revision integer, in_state jsonb,
  in_asked_item text, in_asked_practice text, in_now timestamptz
) RETURNS TABLE (outcome text, last_answered_at timestamptz, understanding jsonb, parameters_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moved boolean;
BEGIN
  IF in_organisation IS DISTINCT FROM current_organisation() THEN
    RAISE EXCEPTION 'this is not the organisation of the entry' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT session_holds(in_organisation, in_session, in_person, in_now) THEN
    RETURN QUERY SELECT 'signed-out', NULL::timestamptz, NULL::jsonb, NULL::text;
    RETURN;
  END IF;
  moved := move_attempt(in_organisation, in_person, in_attempt, in_revision, in_state, in_asked_item, in_asked_practice, in_now);
  RETURN QUERY SELECT CASE WHEN moved THEN 'recorded' ELSE 'overtaken' END, a.last_answered_at, a.understanding, a.parameters_hash
    FROM attempt_for_answer(in_organisation, in_person, in_attempt, '00000000-0000-0000-0000-000000000000') a;
END $$;

REVOKE EXECUTE ON FUNCTION move_attempt_in_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION move_attempt_in_session TO curtain_app;
