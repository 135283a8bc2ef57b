-- An administrator's: gives a webhook another secret, which nobody who asks can read, and keeps the one before until then. No row:
-- there is no such webhook. The id is that of the form: sent again, it changes nothing.
CREATE OR REPLACE FUNCTION rotate_webhook_secret(in_webhook uuid, in_id uuid, in_secret text, in_former_until timestamptz)
RETURNS TABLE (name text, is_new boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  hook webhook%ROWTYPE;
BEGIN
  SELECT w.* INTO hook FROM webhook w WHERE w.organisation_id = current_organisation() AND w.id = in_webhook AND w.form = 'events' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF hook.secret_id <> in_id THEN
    UPDATE webhook w SET former_secret = w.secret, former_until = in_former_until, secret = in_secret, secret_id = in_id
    WHERE w.organisation_id = hook.organisation_id AND w.id = hook.id;
  END IF;
  RETURN QUERY SELECT hook.name, hook.secret_id <> in_id;
END $$;

REVOKE EXECUTE ON FUNCTION rotate_webhook_secret FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rotate_webhook_secret TO curtain_app;
