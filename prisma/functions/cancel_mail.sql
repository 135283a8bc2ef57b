-- Cancels what waits for one person, or has failed, and is of these kinds, but for in_except; or, with in_id, that one mail
-- alone, if it waits and is not being sent at this moment. Whose they were.
CREATE OR REPLACE FUNCTION cancel_mail(in_person uuid, in_kinds text[], in_except uuid, in_id uuid, in_now timestamptz) RETURNS TABLE (person_id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE mail m SET status = 'cancelled', claimed_at = NULL, ended_at = in_now
  WHERE m.organisation_id = current_organisation() AND m.status IN ('waiting', 'failed')
    AND CASE
      WHEN in_id IS NULL THEN m.person_id = in_person AND m.kind = ANY (in_kinds) AND m.id IS DISTINCT FROM in_except
      ELSE m.id = in_id AND m.status = 'waiting' AND (m.claimed_at IS NULL OR m.next_try_at <= in_now)
    END
  RETURNING m.person_id
$$;

REVOKE EXECUTE ON FUNCTION cancel_mail FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cancel_mail TO curtain_app;
