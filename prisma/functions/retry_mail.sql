-- An administrator's: sends a mail now that failed or waits for its next try. Who it is for; no row where it is not found, is
-- being sent, or is no longer to be sent.
CREATE OR REPLACE FUNCTION retry_mail(in_id uuid, in_now timestamptz, in_give_up_at timestamptz) RETURNS TABLE (person_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE mail m SET
    status = 'waiting', started_at = in_now, next_try_at = in_now, give_up_at = in_give_up_at, claimed_at = NULL, ended_at = NULL
  WHERE m.organisation_id = current_organisation() AND m.id = in_id
    AND (m.status = 'failed' OR (m.status = 'waiting' AND (m.claimed_at IS NULL OR m.next_try_at <= in_now)))
  RETURNING m.person_id
$$;

REVOKE EXECUTE ON FUNCTION retry_mail FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retry_mail TO curtain_app;
