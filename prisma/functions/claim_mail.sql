-- The worker's: takes the next mail that is due, of whatever organisation and of the kinds that its build knows. Whoever took
-- it has until in_claim_ends to send it and say so, and then as long again from when that is first seen, for a clock that was
-- set forward makes that look late which has just begun. Then it is taken again: that worker is gone. The link that it
-- brings is made now: in_token_hash is kept, and nothing that opens it is ever in the database. What has lost its reason
-- meanwhile is cancelled, what is too old has failed. No row: nothing is due.
CREATE OR REPLACE FUNCTION claim_mail(in_kinds text[], in_now timestamptz, in_claim_ends timestamptz, in_token_hash text, in_invitation_ends timestamptz, in_reset_ends timestamptz)
RETURNS TABLE (organisation_id uuid, id uuid, kind text, attempt integer, interrupted boolean, started_at timestamptz, give_up_at timestamptz, email text, language text, organisation_name text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  taken mail%ROWTYPE;
  recipient person%ROWTYPE;
  wanted boolean;
BEGIN
  LOOP
    SELECT m.* INTO taken FROM mail m
    WHERE m.status = 'waiting' AND m.next_try_at <= in_now AND m.kind = ANY (in_kinds)
    ORDER BY (CASE m.kind WHEN 'password-reset' THEN 0 WHEN 'notices' THEN 2 ELSE 1 END), m.next_try_at
    LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
      RETURN;
    END IF;
    -- Less than twice as long between: it was not seen to be late before.
    IF taken.claimed_at IS NOT NULL AND taken.next_try_at - taken.claimed_at < 2 * (in_claim_ends - in_now) THEN
      UPDATE mail m SET next_try_at = in_claim_ends WHERE m.organisation_id = taken.organisation_id AND m.id = taken.id;
      CONTINUE;
    END IF;

    SELECT p.* INTO recipient FROM person p WHERE p.organisation_id = taken.organisation_id AND p.id = taken.person_id;
    wanted := CASE taken.kind
      WHEN 'invitation' THEN recipient.status = 'invited'
      WHEN 'password-reset' THEN recipient.status = 'active'
      WHEN 'notices' THEN recipient.status = 'active'
      ELSE recipient.status <> 'suspended'
    END;
    IF NOT wanted OR taken.give_up_at <= in_now THEN
      UPDATE mail m SET
        status = CASE WHEN wanted THEN 'failed' ELSE 'cancelled' END,
        problem = CASE WHEN wanted THEN coalesce(m.problem, 'not-sent-in-time') ELSE m.problem END,
        claimed_at = NULL, ended_at = in_now
      WHERE m.organisation_id = taken.organisation_id AND m.id = taken.id;
      CONTINUE;
    END IF;

    UPDATE mail m SET
      attempts = m.attempts + 1, claimed_at = in_now, next_try_at = in_claim_ends,
      problem = CASE WHEN taken.claimed_at IS NULL THEN m.problem ELSE 'interrupted' END
    WHERE m.organisation_id = taken.organisation_id AND m.id = taken.id;
    IF taken.kind IN ('invitation', 'password-reset') THEN
      INSERT INTO person_token (organisation_id, id, person_id, purpose, token_hash, created_at, expires_at)
      VALUES (
        taken.organisation_id, uuidv7(), taken.person_id,
        (CASE taken.kind WHEN 'invitation' THEN 'invitation' ELSE 'password_reset' END)::token_purpose, in_token_hash, in_now,
        CASE taken.kind WHEN 'invitation' THEN in_invitation_ends ELSE in_reset_ends END
      );
    END IF;
    IF taken.kind = 'notices' THEN
      INSERT INTO unsubscribe_token (organisation_id, token_hash, person_id, created_at)
      VALUES (taken.organisation_id, in_token_hash, taken.person_id, in_now);
    END IF;
    RETURN QUERY
      SELECT taken.organisation_id, taken.id, taken.kind, taken.attempts + 1, taken.claimed_at IS NOT NULL, taken.started_at,
        taken.give_up_at, recipient.email, recipient.language, o.name
      FROM organisation o WHERE o.id = taken.organisation_id;
    RETURN;
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION claim_mail FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_mail TO curtain_app;
