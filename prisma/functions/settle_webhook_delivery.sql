-- The worker's: what became of a message that it had claimed. in_outcome is 'delivered', 'waiting' (tried again at in_next_try) or
-- 'failed' (given up). What arrived has arrived, whoever else has claimed it since; anything else is said by the last who claimed
-- it. A webhook that has taken nothing since a message was first tried that is given up now, or says that it is gone, is switched
-- off, and the administrators are told.
CREATE OR REPLACE FUNCTION settle_webhook_delivery(in_organisation uuid, in_id uuid, in_attempt integer, in_outcome text, in_answer_status integer, in_problem text, in_next_try timestamptz, in_rests_until timestamptz, in_now timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  settled webhook_delivery%ROWTYPE;
  hook webhook%ROWTYPE;
BEGIN
  -- The webhook first, as claiming does.
  SELECT w.* INTO hook FROM webhook w
  WHERE w.organisation_id = in_organisation AND w.id = (
    SELECT d.webhook_id FROM webhook_delivery d WHERE d.organisation_id = in_organisation AND d.id = in_id) FOR UPDATE;
  UPDATE webhook_delivery d SET
    status = in_outcome, answer_status = in_answer_status, problem = in_problem, claimed_at = NULL,
    next_try_at = coalesce(in_next_try, d.next_try_at), ended_at = CASE WHEN in_outcome = 'waiting' THEN NULL ELSE in_now END
  WHERE d.organisation_id = in_organisation AND d.id = in_id
    AND (d.status = 'waiting' AND d.attempts = in_attempt OR d.status <> 'delivered' AND in_outcome = 'delivered')
  RETURNING d.* INTO settled;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  UPDATE webhook w SET
    rests_until = in_rests_until,
    failing_since = CASE WHEN in_outcome = 'delivered' THEN NULL ELSE coalesce(w.failing_since, in_now) END,
    last_delivered_at = CASE WHEN in_outcome = 'delivered' THEN in_now ELSE w.last_delivered_at END,
    audit_place = CASE WHEN in_outcome = 'delivered' AND settled.kind = 'audit' THEN greatest(w.audit_place, settled.last_place) ELSE w.audit_place END
  WHERE w.organisation_id = in_organisation AND w.id = hook.id;
  IF hook.switched_off_at IS NULL AND (in_problem = 'gone' OR (in_outcome = 'failed' AND hook.failing_since <= settled.started_at + interval '1 hour')) THEN
    UPDATE webhook w SET switched_off_at = in_now, switched_off_because = CASE in_problem WHEN 'gone' THEN 'gone' ELSE 'failed' END
    WHERE w.organisation_id = in_organisation AND w.id = hook.id;
    INSERT INTO audit_event (organisation_id, id, actor_id, action, subject_type, subject_id, detail, at)
    VALUES (in_organisation, uuidv7(), NULL, CASE hook.form WHEN 'events' THEN 'webhook' ELSE 'channel' END || '.switched-off', 'webhook', hook.id,
      jsonb_build_object('name', hook.name, 'because', CASE in_problem WHEN 'gone' THEN 'gone' ELSE 'failed' END), in_now);
    INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, detail, created_at)
    SELECT o.id, uuidv7(), r.person_id, 'webhook-off', hook.id, (in_now AT TIME ZONE o.time_zone)::date,
      jsonb_build_object('form', hook.form), in_now
    FROM organisation o JOIN person_role r ON r.organisation_id = o.id AND r.role = 'administrator'
    JOIN person p ON p.organisation_id = r.organisation_id AND p.id = r.person_id AND p.status = 'active'
    WHERE o.id = in_organisation
    ON CONFLICT DO NOTHING;
  END IF;
END $$;

REVOKE EXECUTE ON FUNCTION settle_webhook_delivery FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle_webhook_delivery TO curtain_app;
