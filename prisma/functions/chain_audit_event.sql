-- Gives a new event its place. Runs with the owner's rights, because the application's role may only read the head;
-- whatever place or hash an insert names is overwritten.
CREATE OR REPLACE FUNCTION chain_audit_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_head AS head (organisation_id, place, hash) VALUES (NEW.organisation_id, 1, '')
    ON CONFLICT (organisation_id) DO UPDATE SET place = head.place + 1
    RETURNING head.place, head.hash INTO NEW.place, NEW.previous_hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_head SET hash = NEW.hash WHERE organisation_id = NEW.organisation_id;
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION chain_audit_event FROM PUBLIC;
