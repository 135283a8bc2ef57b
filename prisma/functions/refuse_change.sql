-- What was published is never changed, by nobody.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is immutable: publish a new version instead', TG_TABLE_NAME;
END $$;

REVOKE EXECUTE ON FUNCTION refuse_change FROM PUBLIC;
