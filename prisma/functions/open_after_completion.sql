-- Runs where someone completes a step of a path, in the transaction that says so: what comes after it opens in the same moment. Who
-- completes two steps at once in two transactions waits, so that the second sees what the first has completed.
CREATE OR REPLACE FUNCTION open_after_completion() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('curtain: steps ' || NEW.organisation_id || NEW.person_id, 0));
  PERFORM open_steps(NEW.organisation_id, ARRAY[NEW.person_id], NEW.assignment_id, NEW.completed_at);
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION open_after_completion FROM PUBLIC;
