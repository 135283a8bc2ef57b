-- The worker's: what became of a mail that it had claimed. in_outcome is 'sent', 'waiting' (tried again at in_next_try;
-- without a problem it was not tried at all), 'failed' or 'cancelled'. What was sent was sent, whoever else has claimed or
-- cancelled the mail since; anything else is said by the last who claimed it. in_lost_token is the hash of a link that
-- reached nobody.
CREATE OR REPLACE FUNCTION settle_mail(in_organisation uuid, in_id uuid, in_attempt integer, in_outcome text, in_problem text, in_server_words text, in_next_try timestamptz, in_lost_token text, in_now timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM person_token WHERE organisation_id = in_organisation AND token_hash = in_lost_token AND used_at IS NULL;
  DELETE FROM unsubscribe_token WHERE organisation_id = in_organisation AND token_hash = in_lost_token;
  UPDATE mail SET
    attempts = attempts - CASE WHEN in_outcome = 'waiting' AND in_problem IS NULL THEN 1 ELSE 0 END,
    status = in_outcome, problem = in_problem, server_words = in_server_words, claimed_at = NULL,
    next_try_at = coalesce(in_next_try, next_try_at),
    ended_at = CASE WHEN in_outcome = 'waiting' THEN NULL ELSE in_now END
  WHERE organisation_id = in_organisation AND id = in_id
    AND (in_outcome = 'sent' OR (status = 'waiting' AND attempts = in_attempt));
END $$;

REVOKE EXECUTE ON FUNCTION settle_mail FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle_mail TO curtain_app;
