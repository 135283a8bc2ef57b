-- Erases one person who left (erase_people.sql), and what they did too where its time is over. The caller writes the audit event,
-- with the places that it returns. No row: nobody here, or someone who has not left.
CREATE OR REPLACE FUNCTION erase_person(in_person uuid, in_pseudonym text, in_now timestamptz)
RETURNS TABLE (redacted bigint[], evidence_records integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  organisation_here uuid := current_organisation();
  evidence_is_over boolean;
BEGIN
  SELECT p.left_at <= in_now - make_interval(months => o.evidence_kept_months) INTO evidence_is_over
    FROM person p JOIN organisation o ON o.id = p.organisation_id
    WHERE p.organisation_id = organisation_here AND p.id = in_person AND p.left_at IS NOT NULL AND p.erased_at IS NULL
    FOR UPDATE OF p;
  IF NOT FOUND THEN RETURN; END IF;
  redacted := erase_people(organisation_here, ARRAY[in_person], in_pseudonym, in_now);
  evidence_records := CASE WHEN evidence_is_over THEN remove_evidence(organisation_here, ARRAY[in_person], in_now) ELSE 0 END;
  RETURN NEXT;
END $$;

REVOKE EXECUTE ON FUNCTION erase_person FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_person TO curtain_app;
