-- The worker's: takes the next message that is due, of whatever organisation. A webhook has one under way at a time, so a slow one
-- holds up no other, and the audit trail arrives in order. Whoever took it has until in_claim_ends to send it and say so, and then as
-- long again from when that is first seen, as in claim_mail; then it is taken again. What the organisation no longer shows by name is cancelled. message_id is the same however often it is sent. in_forms:
-- those that the worker can write. No row: nothing is due.
CREATE OR REPLACE FUNCTION claim_webhook_delivery(in_now timestamptz, in_claim_ends timestamptz, in_forms text[] DEFAULT ARRAY['events'])
RETURNS TABLE (organisation_id uuid, id uuid, message_id uuid, attempt integer, interrupted boolean, started_at timestamptz, address text, secret text, former_secret text, kind text, at timestamptz, data jsonb, lines text, form text, name text, language text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  hook webhook%ROWTYPE;
  taken webhook_delivery%ROWTYPE;
BEGIN
  PERFORM queue_trail(in_now);
  LOOP
    SELECT w.* INTO hook FROM webhook w
    WHERE w.switched_off_at IS NULL AND w.form = ANY (in_forms) AND w.rests_until <= in_now AND EXISTS (
      SELECT FROM webhook_delivery d
      WHERE d.organisation_id = w.organisation_id AND d.webhook_id = w.id AND d.status = 'waiting' AND d.next_try_at <= in_now)
    ORDER BY w.rests_until LIMIT 1 FOR UPDATE OF w SKIP LOCKED;
    IF NOT FOUND THEN
      RETURN;
    END IF;
    SELECT d.* INTO taken FROM webhook_delivery d
    WHERE d.organisation_id = hook.organisation_id AND d.webhook_id = hook.id AND d.status = 'waiting' AND d.next_try_at <= in_now
    ORDER BY d.next_try_at, d.id LIMIT 1 FOR UPDATE;
    IF NOT FOUND THEN
      CONTINUE;
    END IF;
    IF taken.claimed_at IS NOT NULL AND taken.next_try_at - taken.claimed_at < 2 * (in_claim_ends - in_now) THEN
      UPDATE webhook_delivery d SET next_try_at = in_claim_ends WHERE d.organisation_id = taken.organisation_id AND d.id = taken.id;
      UPDATE webhook w SET rests_until = in_claim_ends WHERE w.organisation_id = hook.organisation_id AND w.id = hook.id;
      CONTINUE;
    END IF;
    IF taken.kind IN ('understands', 'faded') AND NOT statuses_shown(hook.organisation_id, 'api-client') THEN
      UPDATE webhook_delivery d SET status = 'cancelled', problem = 'not-shown', claimed_at = NULL, ended_at = in_now
      WHERE d.organisation_id = taken.organisation_id AND d.id = taken.id;
      CONTINUE;
    END IF;
    UPDATE webhook_delivery d SET attempts = d.attempts + 1, claimed_at = in_now, tried_at = in_now, next_try_at = in_claim_ends
    WHERE d.organisation_id = taken.organisation_id AND d.id = taken.id;
    UPDATE webhook w SET rests_until = in_claim_ends WHERE w.organisation_id = hook.organisation_id AND w.id = hook.id;
    RETURN QUERY
      SELECT taken.organisation_id, taken.id, coalesce(taken.event_id, taken.id), taken.attempts + 1, taken.claimed_at IS NOT NULL,
        taken.started_at, hook.address, hook.secret, CASE WHEN hook.former_until > in_now THEN hook.former_secret END, taken.kind,
        coalesce(e.at, taken.created_at), coalesce(e.data, taken.detail, '{}'),
        CASE WHEN taken.kind = 'audit' THEN trail_lines(taken.organisation_id, taken.first_place, taken.last_place) END,
        hook.form, hook.name, hook.language
      FROM (SELECT) nothing LEFT JOIN webhook_event e ON e.organisation_id = taken.organisation_id AND e.id = taken.event_id;
    RETURN;
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION claim_webhook_delivery FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_webhook_delivery TO curtain_app;
