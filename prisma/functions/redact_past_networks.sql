-- Takes networks and devices out of the next so many events that are older than the organisation keeps them. The event that says so
-- names their places, as redact_events() asks. Returns how many there were: fewer than asked for, and it is done.
CREATE OR REPLACE FUNCTION redact_past_networks(in_organisation uuid, in_now timestamptz, in_events integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  past timestamptz;
  done_to timestamptz;
  redacted bigint[];
  of_people integer;
BEGIN
  SELECT in_now - make_interval(months => greatest(o.networks_kept_months, 1)), coalesce(o.networks_redacted_to, '-infinity') INTO past, done_to
    FROM organisation o WHERE o.id = in_organisation FOR NO KEY UPDATE;
  WITH chosen AS (
    SELECT e.id FROM audit_event e
    WHERE e.organisation_id = in_organisation AND e.at >= done_to AND e.at <= past AND e.detail ?| ARRAY['network', 'device']
    ORDER BY e.at LIMIT in_events
  ), changed AS (
    UPDATE audit_event e SET redacted_at = in_now, detail = e.detail - ARRAY['network', 'device'] FROM chosen
    WHERE e.organisation_id = in_organisation AND e.id = chosen.id RETURNING e.place, e.subject_id, e.subject_type
  )
  SELECT coalesce(array_agg(place ORDER BY place), '{}'), count(DISTINCT subject_id) FILTER (WHERE subject_type = 'person')
    INTO redacted, of_people FROM changed;
  IF cardinality(redacted) < in_events THEN
    UPDATE organisation SET networks_redacted_to = past WHERE id = in_organisation AND networks_redacted_to IS DISTINCT FROM past;
  END IF;
  IF cardinality(redacted) = 0 THEN RETURN 0; END IF;
  PERFORM keep_deletion(in_organisation, 'networks', of_people, cardinality(redacted), jsonb_build_object('redacted', redacted), in_now);
  RETURN cardinality(redacted);
END $$;

REVOKE EXECUTE ON FUNCTION redact_past_networks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION redact_past_networks TO curtain_app;
