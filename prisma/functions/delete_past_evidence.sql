-- Deletes what the next so many people did who left longer ago than their organisation keeps training evidence, and erases whoever
-- is not erased yet: nothing else holds their names. Keeps how many there were, for the organisation's page and its audit trail.
-- Returns how many people were looked at: fewer than asked for, and it is done.
CREATE OR REPLACE FUNCTION delete_past_evidence(in_organisation uuid, in_pseudonym text, in_now timestamptz, in_people integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  chosen uuid[];
  redacted bigint[];
  of_records integer;
BEGIN
  SELECT coalesce(array_agg(due.id), '{}') INTO chosen FROM (
    SELECT p.id FROM person p JOIN organisation o ON o.id = p.organisation_id
    WHERE p.organisation_id = in_organisation AND p.evidence_deleted_at IS NULL
      AND p.left_at <= in_now - make_interval(months => o.evidence_kept_months) AND evidence_is_over(p.organisation_id, p.id, in_now)
    ORDER BY p.id LIMIT in_people FOR UPDATE OF p
  ) due;
  IF cardinality(chosen) = 0 THEN RETURN 0; END IF;
  redacted := erase_people(in_organisation, ARRAY(
    SELECT p.id FROM person p WHERE p.organisation_id = in_organisation AND p.id = ANY (chosen) AND p.erased_at IS NULL), in_pseudonym, in_now);
  of_records := remove_evidence(in_organisation, chosen, in_now);
  PERFORM keep_deletion(in_organisation, 'evidence', cardinality(chosen), of_records, jsonb_build_object('redacted', redacted), in_now);
  RETURN cardinality(chosen);
END $$;

REVOKE EXECUTE ON FUNCTION delete_past_evidence FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_past_evidence TO curtain_app;
