-- Housekeeping for all organisations: sessions, remembered devices, tokens (of providers too) and links whose time is over, mails, notices and
-- webhooks' messages that are long past, and imports
-- of people that are over.
CREATE OR REPLACE FUNCTION delete_expired(in_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sessions integer;
  tokens integer;
BEGIN
  DELETE FROM session WHERE expires_at <= in_now;
  GET DIAGNOSTICS sessions = ROW_COUNT;
  DELETE FROM person_token WHERE expires_at <= in_now - interval '30 days';
  GET DIAGNOSTICS tokens = ROW_COUNT;
  -- What stops mails works for half a year.
  DELETE FROM unsubscribe_token WHERE created_at <= in_now - interval '180 days';
  -- Nobody may be sending, as where the mail server was taken away.
  UPDATE mail SET status = 'failed', problem = coalesce(problem, 'not-sent-in-time'), claimed_at = NULL, ended_at = in_now
  WHERE status = 'waiting' AND give_up_at <= in_now AND (claimed_at IS NULL OR next_try_at <= in_now);
  DELETE FROM mail WHERE ended_at <= in_now - CASE status WHEN 'failed' THEN interval '90 days' ELSE interval '30 days' END;
  -- Longer than anything is told again.
  DELETE FROM notice WHERE created_at <= in_now - interval '400 days';
  -- A file of people that was not applied within a day; and what an import did, once it can no longer be undone.
  DELETE FROM people_import
  WHERE state NOT IN ('applying', 'undoing') AND trail_after IS NULL AND coalesce(undone_at, applied_at, made_at) <= in_now - interval '1 day';
  -- Longer than any is tried, and than what is overdue is told late.
  DELETE FROM webhook_event WHERE made_at <= in_now - interval '90 days';
  DELETE FROM webhook_delivery WHERE event_id IS NULL AND status <> 'waiting' AND created_at <= in_now - interval '30 days';
  UPDATE webhook SET former_secret = NULL, former_until = NULL WHERE former_until <= in_now;
  DELETE FROM api_request WHERE made_at <= in_now - interval '1 day';
  DELETE FROM remembered_device WHERE expires_at <= in_now;
  DELETE FROM sign_on_spent WHERE expires_at <= in_now;
  DELETE FROM sign_on_answer WHERE expires_at <= in_now;
  DELETE FROM rate_limit WHERE expire <= in_now;
  RETURN sessions + tokens;
END $$;

REVOKE EXECUTE ON FUNCTION delete_expired FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_expired TO curtain_app;
