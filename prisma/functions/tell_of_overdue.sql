-- The worker's: webhooks are told of what has become overdue in the last week and is so still, each date of it once, as of the
-- moment at which its last day ended where the organisation is. Returns how many events are new.
CREATE OR REPLACE FUNCTION tell_of_overdue(in_organisation uuid, in_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  zone text;
  today date;
  events jsonb;
BEGIN
  SELECT o.time_zone, (in_now AT TIME ZONE o.time_zone)::date INTO zone, today FROM organisation o WHERE o.id = in_organisation;
  IF NOT EXISTS (
    SELECT FROM webhook w
    WHERE w.organisation_id = in_organisation AND 'overdue' = ANY (w.events) AND w.switched_off_at IS NULL)
  THEN
    RETURN 0;
  END IF;
  SELECT jsonb_agg(jsonb_build_object(
      'kind', 'overdue', 'fact', concat_ws(' ', e.id, e.due_on), 'person', e.person_id,
      'at', (e.due_on + 1)::timestamp AT TIME ZONE zone, 'data', jsonb_build_object(
        'enrolmentId', e.id, 'assignmentId', e.assignment_id, 'module', e.module_slug, 'round', e.round, 'dueOn', e.due_on)))
    INTO events
  FROM enrolment e JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.person_id
  WHERE e.organisation_id = in_organisation AND e.assignment_id IS NOT NULL AND e.completed_at IS NULL AND e.released_at IS NULL
    AND e.due_on < today AND e.due_on >= today - 8 AND p.left_at IS NULL;
  RETURN CASE WHEN events IS NULL THEN 0 ELSE add_webhook_events(in_organisation, events, in_now) END;
END $$;

REVOKE EXECUTE ON FUNCTION tell_of_overdue FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tell_of_overdue TO curtain_app;
