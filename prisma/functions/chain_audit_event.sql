-- Gives a new event its place. Runs with the owner's rights, because the application's role may only read the head;
-- whatever place or hash an insert names is overwritten. What the web process writes is in the name of the person of its entry
-- or in nobody's, and has the time of the database's clock.
CREATE OR REPLACE FUNCTION chain_audit_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF pg_has_role(session_user, 'curtain_web', 'MEMBER') AND NOT pg_has_role(session_user, 'curtain_worker', 'MEMBER') THEN
    IF NEW.organisation_id IS DISTINCT FROM current_organisation()
      OR NEW.actor_id::text <> split_part(current_setting('app.entry', true), '.', 2)
    THEN
      RAISE EXCEPTION 'an audit event is written in the name of the person who acts' USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.at := date_trunc('milliseconds', clock_timestamp());
  END IF;
  NEW.redacted_at := NULL;
  INSERT INTO audit_head AS head (organisation_id, place, hash) VALUES (NEW.organisation_id, 1, '')
    ON CONFLICT (organisation_id) DO UPDATE SET place = head.place + 1
    RETURNING head.place, head.hash INTO NEW.place, NEW.previous_hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_head SET hash = NEW.hash WHERE organisation_id = NEW.organisation_id;
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION chain_audit_event FROM PUBLIC;
