-- Ends the waivers of an organisation whose last day is over there, and says so in the audit trail. Returns whose they were: what
-- they were spared is asked of them again by reconcile_enrolments().
CREATE OR REPLACE FUNCTION end_waivers(in_organisation uuid, in_now timestamptz) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whose uuid[];
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  WITH ended AS (
    UPDATE waiver w SET ended_at = in_now FROM organisation o
    WHERE w.organisation_id = in_organisation AND o.id = in_organisation AND w.ended_at IS NULL
      AND w.until_day < (in_now AT TIME ZONE o.time_zone)::date
    RETURNING w.person_id, w.assignment_id, w.module_slug, w.until_day
  ), said AS (
    INSERT INTO audit_event (organisation_id, id, action, subject_type, subject_id, detail, at)
    SELECT in_organisation, gen_random_uuid(), 'waiver.ended', 'person', e.person_id,
      jsonb_strip_nulls(jsonb_build_object('assignmentId', e.assignment_id, 'to', e.until_day, 'modules',
        CASE WHEN e.module_slug IS NOT NULL THEN ARRAY[e.module_slug] ELSE ARRAY(
          SELECT m.module_slug FROM assignment_module m
          WHERE m.organisation_id = in_organisation AND m.assignment_id = e.assignment_id ORDER BY m.module_slug) END)), in_now
    FROM ended e
  )
  SELECT coalesce(array_agg(DISTINCT e.person_id), '{}') INTO whose FROM ended e;
  RETURN whose;
END $$;

REVOKE EXECUTE ON FUNCTION end_waivers FROM PUBLIC;
