-- Deletes the next so many events of the audit trail, the oldest first, up to the first that its organisation still keeps: what is
-- left is a chain whose beginning is known (audit_head) and, in the same transaction, said by an event at its end. Returns how many
-- there were: fewer than asked for, and it is done. Never those of the last year, nor those that show how evidence was kept that is
-- there still, whatever the web process wrote as the period.
CREATE OR REPLACE FUNCTION delete_past_events(in_organisation uuid, in_now timestamptz, in_events integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  past timestamptz;
  begins bigint;
  ends bigint;
  first_kept bigint;
  hash_of_last text;
BEGIN
  SELECT in_now - make_interval(months => greatest(o.trail_kept_months, o.evidence_kept_months, 12)) INTO past FROM organisation o WHERE o.id = in_organisation;
  SELECT h.first_place, h.place INTO begins, ends FROM audit_head h WHERE h.organisation_id = in_organisation FOR UPDATE;
  IF begins IS NULL THEN RETURN 0; END IF;
  -- The first that is kept, or as far as is asked for; the last of the chain at the latest.
  SELECT coalesce(min(e.place), ends) INTO first_kept FROM (
    SELECT place, at FROM audit_event WHERE organisation_id = in_organisation AND place >= begins ORDER BY place LIMIT in_events + 1
  ) e WHERE e.at > past OR e.place = begins + in_events;
  IF first_kept <= begins THEN RETURN 0; END IF;
  SELECT e.hash INTO hash_of_last FROM audit_event e WHERE e.organisation_id = in_organisation AND e.place = first_kept - 1;
  DELETE FROM audit_event WHERE organisation_id = in_organisation AND place < first_kept;
  UPDATE audit_head SET first_place = first_kept, hash_before = hash_of_last WHERE organisation_id = in_organisation;
  PERFORM keep_deletion(in_organisation, 'trail', 0, first_kept - begins,
    jsonb_build_object('firstPlace', first_kept, 'hashBefore', hash_of_last), in_now);
  RETURN first_kept - begins;
END $$;

REVOKE EXECUTE ON FUNCTION delete_past_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_past_events TO curtain_app;
