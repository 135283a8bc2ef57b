-- Runs where someone completes a module, in the transaction that says so: webhooks are told of it, or it was not completed.
CREATE OR REPLACE FUNCTION tell_of_completion() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM webhook w
    WHERE w.organisation_id = NEW.organisation_id AND 'completed' = ANY (w.events) AND w.switched_off_at IS NULL)
  THEN
    PERFORM add_webhook_events(NEW.organisation_id, jsonb_build_array(jsonb_build_object(
      'kind', 'completed', 'fact', NEW.id, 'person', NEW.person_id, 'at', NEW.completed_at, 'data', jsonb_build_object(
        'enrolmentId', NEW.id, 'assignmentId', NEW.assignment_id, 'module', NEW.module_slug, 'round', NEW.round,
        'dueOn', NEW.due_on))), NEW.completed_at);
  END IF;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION tell_of_completion FROM PUBLIC;
