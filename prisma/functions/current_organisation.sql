-- The organisation that this transaction works for; null where none was set, so that policies show no row. The web process
-- must bring an entry for it that is sealed under a key which only that process and this function have (enter_organisation()):
-- a statement that someone slipped in can set what it likes, and sees no other organisation. The worker, which serves nobody's
-- requests, and the owner name an organisation plainly. With the owner's rights, for the key.
CREATE OR REPLACE FUNCTION current_organisation() RETURNS uuid
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  named text := current_setting('app.organisation_id', true);
  entry text;
  stated text;
BEGIN
  IF named IS NULL OR named = '' THEN RETURN NULL; END IF;
  IF pg_has_role(session_user, 'curtain_web', 'MEMBER') AND NOT pg_has_role(session_user, 'curtain_worker', 'MEMBER') THEN
    entry := current_setting('app.entry', true);
    stated := left(entry, -65);
    IF split_part(stated, '.', 1) IS DISTINCT FROM named OR NOT EXISTS (
      SELECT FROM curtain.entry_key k
      WHERE encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(stated, 'UTF8'))), 'hex') = right(entry, 64)
    ) THEN
      RETURN NULL;
    END IF;
    IF split_part(stated, '.', 4)::bigint < extract(epoch FROM clock_timestamp()) THEN RETURN NULL; END IF;
  END IF;
  RETURN named::uuid;
END $$;

REVOKE EXECUTE ON FUNCTION current_organisation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_organisation TO curtain_app;
