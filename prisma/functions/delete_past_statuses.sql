-- Deletes what is concluded about the next so many people who left longer ago than their organisation keeps it: statuses and
-- monthly probabilities, and what their certificates say of them. Their answers stay. Keeps how many there were, for the organisation's page and its audit trail.
-- Returns how many people were looked at: fewer than asked for, and it is done.
CREATE OR REPLACE FUNCTION delete_past_statuses(in_organisation uuid, in_now timestamptz, in_people integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  chosen uuid[];
  of_people integer;
  of_records integer;
BEGIN
  SELECT coalesce(array_agg(due.id), '{}') INTO chosen FROM (
    SELECT p.id FROM person p JOIN organisation o ON o.id = p.organisation_id
    WHERE p.organisation_id = in_organisation AND (p.statuses_deleted_at IS NULL OR p.statuses_deleted_at < p.left_at)
      AND p.left_at <= in_now - make_interval(months => o.statuses_kept_months)
    ORDER BY p.id LIMIT in_people FOR UPDATE OF p
  ) due;
  WITH statuses AS (
    DELETE FROM understanding WHERE organisation_id = in_organisation AND person_id = ANY (chosen) RETURNING person_id
  ), probabilities AS (
    DELETE FROM person_snapshot WHERE organisation_id = in_organisation AND person_id = ANY (chosen) RETURNING person_id
  ), certified AS (
    UPDATE certificate SET understands = NULL, paper = NULL
    WHERE organisation_id = in_organisation AND person_id = ANY (chosen) AND says_understanding AND understands IS NOT NULL RETURNING person_id
  ), gone AS (
    SELECT person_id FROM statuses UNION ALL SELECT person_id FROM probabilities UNION ALL SELECT person_id FROM certified
  )
  SELECT count(DISTINCT person_id), count(*) INTO of_people, of_records FROM gone;
  DELETE FROM webhook_status WHERE organisation_id = in_organisation AND person_id = ANY (chosen);
  DELETE FROM excusal WHERE organisation_id = in_organisation AND person_id = ANY (chosen);
  DELETE FROM replayed_person WHERE organisation_id = in_organisation AND person_id = ANY (chosen);
  UPDATE person SET statuses_deleted_at = in_now WHERE organisation_id = in_organisation AND id = ANY (chosen);
  IF of_records > 0 THEN
    PERFORM keep_deletion(in_organisation, 'statuses', of_people, of_records, '{}', in_now);
  END IF;
  RETURN cardinality(chosen);
END $$;

REVOKE EXECUTE ON FUNCTION delete_past_statuses FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_past_statuses TO curtain_app;
