-- The worker's: takes the import that has waited longest, of whatever organisation. It is this worker's until in_claim_ends;
-- then it is taken again, for that worker may be gone. No row: there is nothing to do.
CREATE OR REPLACE FUNCTION claim_people_import(in_now timestamptz, in_claim_ends timestamptz)
RETURNS TABLE (organisation_id uuid, id uuid, state text, tries integer)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE people_import i SET claimed_until = in_claim_ends, tries = i.tries + 1
  WHERE (i.organisation_id, i.id) = (
    SELECT w.organisation_id, w.id FROM people_import w
    WHERE (w.state IN ('reading', 'applying', 'undoing') OR w.trail_after IS NOT NULL)
      AND (w.claimed_until IS NULL OR w.claimed_until <= in_now)
    ORDER BY w.made_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING i.organisation_id, i.id, i.state, i.tries
$$;

REVOKE EXECUTE ON FUNCTION claim_people_import FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_people_import TO curtain_app;
