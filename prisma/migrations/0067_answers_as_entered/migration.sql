-- An answer of the web process has the person and the time of its entry: prisma/functions/hold_answer_to_entry.sql.
-- allowed: function-in-migration: a trigger needs its function; the folder takes it over.
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

CREATE TRIGGER as_entered BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION hold_answer_to_entry();
