-- The web process writes an answer for the person of its entry and with the time that the entry states, whatever the statement
-- says: none in another's name and none backdated. What the worker and the owner write is theirs to answer for.
CREATE OR REPLACE FUNCTION hold_answer_to_entry() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  entry text;
BEGIN
  IF pg_has_role(session_user, 'curtain_web', 'MEMBER') AND NOT pg_has_role(session_user, 'curtain_worker', 'MEMBER') THEN
    entry := current_setting('app.entry', true);
    IF NEW.organisation_id IS DISTINCT FROM current_organisation() OR split_part(entry, '.', 2) IS DISTINCT FROM NEW.person_id::text
      OR split_part(entry, '.', 3) IS DISTINCT FROM round(extract(epoch FROM NEW.answered_at) * 1000)::bigint::text
    THEN
      RAISE EXCEPTION 'an answer is written for the person and the time of the entry' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION hold_answer_to_entry FROM PUBLIC;
