-- Enters an organisation until the transaction ends, by an entry as data/database/entry.ts writes it: its id, the person who
-- acts, the time that an answer has, and until when the entry holds, with a dot between, and the seal of that. Returns the
-- organisation; fails where the entry does not hold for who is logged in.
CREATE OR REPLACE FUNCTION enter_organisation(in_entry text) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  entered uuid;
BEGIN
  PERFORM set_config('app.entry', in_entry, true), set_config('app.organisation_id', split_part(in_entry, '.', 1), true);
  entered := current_organisation();
  IF entered IS NULL THEN
    RAISE EXCEPTION 'this entry to an organisation does not hold' USING ERRCODE = 'invalid_authorization_specification';
  END IF;
  RETURN entered;
END $$;

REVOKE EXECUTE ON FUNCTION enter_organisation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_organisation TO curtain_app;
