-- Someone has another profession or site: assignments whose rules name one are looked through again by the worker, within a
-- minute (organisations_to_reconcile), whichever way the change came.
CREATE OR REPLACE FUNCTION await_reconciling() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE assignment a SET counted_at = NULL
  WHERE a.organisation_id = NEW.organisation_id AND a.withdrawn_at IS NULL
    -- Once a transaction, even of what waits already: the worker may have passed this person.
    AND (a.counted_at IS NOT NULL OR a.xmin <> pg_current_xact_id()::xid) AND EXISTS (
    SELECT FROM assignment_audience s
    WHERE s.organisation_id = a.organisation_id AND s.assignment_id = a.id AND s.kind IN ('profession', 'site'));
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION await_reconciling FROM PUBLIC;
