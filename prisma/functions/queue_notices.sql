-- The worker's: puts what an organisation's people were told into the outbox, where it is day and a working day for them
-- (in_open_zones). All that waits for someone goes in one mail a day of theirs; what a manager reminds of does not wait for
-- tomorrow. A mail's id follows from whose and of which day it is, so two workers queue it once. What is done meanwhile, or
-- not wanted by mail, or cannot be sent for want of a mail server, is handled without. in_choices says of each kind of
-- notice which choice it falls under. Returns how many mails were queued.
CREATE OR REPLACE FUNCTION queue_notices(in_organisation uuid, in_open_zones text[], in_can_mail boolean, in_choices jsonb, in_now timestamptz, in_give_up_at timestamptz)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  queued integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('curtain: notices ' || in_organisation, 0));
  WITH due AS MATERIALIZED (
    SELECT n.id, n.person_id, n.kind, (in_now AT TIME ZONE coalesce(p.time_zone, o.time_zone))::date AS day,
      in_can_mail AND p.status = 'active'
        AND NOT coalesce(in_choices ->> n.kind = ANY (c.not_by_mail), false)
        AND CASE
          WHEN n.kind IN ('assigned', 'due-soon', 'overdue') THEN EXISTS (
            SELECT FROM enrolment e
            WHERE e.organisation_id = n.organisation_id AND e.id = n.about_id AND e.completed_at IS NULL AND e.released_at IS NULL)
          WHEN n.kind = 'follow-up' THEN EXISTS (
            SELECT FROM follow_up f
            WHERE f.organisation_id = n.organisation_id AND f.id = n.about_id AND f.ended_at IS NULL AND f.expired_at IS NULL)
          -- The day is that of the rule still, and they have none yet.
          WHEN n.kind = 'second-factor' THEN
            n.day = ANY (ARRAY[o.factor_administrators_from, o.factor_managers_from, o.factor_clinicians_from])
            AND NOT has_factor(n.organisation_id, n.person_id)
          ELSE true
        END AS wanted
    FROM notice n
    JOIN organisation o ON o.id = n.organisation_id
    JOIN person p ON p.organisation_id = n.organisation_id AND p.id = n.person_id
    LEFT JOIN notice_choice c ON c.organisation_id = n.organisation_id AND c.person_id = n.person_id
    WHERE n.organisation_id = in_organisation AND n.handled_at IS NULL
      -- A reminder of many waits some minutes, in which it can be taken back.
      AND (n.detail ->> 'goesAt' IS NULL OR (n.detail ->> 'goesAt')::timestamptz <= in_now)
      AND (NOT in_can_mail OR p.status <> 'active' OR coalesce(p.time_zone, o.time_zone) = ANY (in_open_zones))
  ), placed AS MATERIALIZED (
    SELECT d.*,
      md5(concat_ws(' ', 'curtain: notices', in_organisation, d.person_id, d.day,
        CASE WHEN bool_or(d.wanted AND d.kind = 'reminder') OVER (PARTITION BY d.person_id) THEN 'reminded' END))::uuid AS mail_id
    FROM due d
  ), made AS (
    INSERT INTO mail (organisation_id, id, person_id, kind, created_at, started_at, give_up_at, next_try_at)
    SELECT DISTINCT in_organisation, p.mail_id, p.person_id, 'notices', in_now, in_now, in_give_up_at, in_now
    FROM placed p WHERE p.wanted
    ON CONFLICT DO NOTHING RETURNING id
  ), handled AS (
    -- Looked up in a hash: joined, 50,000 people would be compared with each other.
    UPDATE notice n SET handled_at = in_now, mail_id = CASE WHEN p.wanted THEN p.mail_id END
    FROM placed p
    WHERE n.organisation_id = in_organisation AND n.id = p.id AND (NOT p.wanted OR p.mail_id IN (SELECT m.id FROM made m))
  )
  SELECT count(*) INTO queued FROM made;
  RETURN queued;
END $$;

REVOKE EXECUTE ON FUNCTION queue_notices FROM PUBLIC;
GRANT EXECUTE ON FUNCTION queue_notices TO curtain_app;
