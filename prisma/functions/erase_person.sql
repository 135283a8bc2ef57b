-- Erases one person who left (erase_people.sql), and what they did too where its time is over, and says so in the audit trail with
-- the places of the events that were redacted. For an administrator alone: whoever writes the event has to be who acts
-- (chain_audit_event.sql). The web process's time is the database's, so that none of its statements ends a period early. Returns
-- how many records went; null: nobody here, or someone who has not left, or nobody who may.
CREATE OR REPLACE FUNCTION erase_person(in_actor uuid, in_person uuid, in_reason text, in_pseudonym text, in_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  organisation_here uuid := current_organisation();
  evidence_over boolean;
  redacted bigint[];
  records integer := 0;
BEGIN
  IF pg_has_role(session_user, 'curtain_web', 'MEMBER') AND NOT pg_has_role(session_user, 'curtain_worker', 'MEMBER') THEN
    in_now := date_trunc('milliseconds', clock_timestamp());
  END IF;
  IF (in_actor IN (SELECT administrators_of(organisation_here))) IS NOT TRUE THEN RETURN NULL; END IF;
  PERFORM FROM person p
    WHERE p.organisation_id = organisation_here AND p.id = in_person AND p.left_at IS NOT NULL AND p.erased_at IS NULL
    FOR UPDATE OF p;
  IF NOT FOUND THEN RETURN NULL; END IF;
  evidence_over := evidence_is_over(organisation_here, in_person, in_now);
  redacted := erase_people(organisation_here, ARRAY[in_person], in_pseudonym, in_now);
  UPDATE data_request SET replied_by_id = in_actor
    WHERE organisation_id = organisation_here AND person_id = in_person AND replied_by_id IS NULL;
  IF evidence_over THEN records := remove_evidence(organisation_here, ARRAY[in_person], in_now); END IF;
  INSERT INTO audit_event (organisation_id, id, actor_id, action, subject_type, subject_id, detail, at)
    VALUES (organisation_here, gen_random_uuid(), in_actor, 'person.erased', 'person', in_person,
      jsonb_build_object('reason', in_reason, 'records', records, 'redacted', redacted), in_now);
  RETURN records;
END $$;

REVOKE EXECUTE ON FUNCTION erase_person FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_person TO curtain_app;
