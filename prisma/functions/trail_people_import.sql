-- Writes the events of an import's people into the audit trail, at most so many at once: the chain takes one event after the
-- other, and slows down within one transaction. The import's own event was written as it was applied or undone, and its rows
-- say which are still to come. False: all are written.
CREATE OR REPLACE FUNCTION trail_people_import(in_organisation uuid, in_import uuid, in_most integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  of_import people_import%ROWTYPE;
  r people_import_row%ROWTYPE;
  last integer;
BEGIN
  SELECT i.* INTO of_import FROM people_import i
    WHERE i.organisation_id = in_organisation AND i.id = in_import AND i.trail_after IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  FOR r IN
    SELECT w.* FROM people_import_row w
    WHERE w.organisation_id = in_organisation AND w.import_id = in_import AND w.verdict IN ('created', 'changed') AND w.row > of_import.trail_after
    ORDER BY w.row LIMIT in_most
  LOOP
    INSERT INTO audit_event (organisation_id, id, actor_id, action, subject_type, subject_id, detail, at)
    VALUES (
      in_organisation, uuidv7(), CASE WHEN of_import.undone_at IS NULL THEN of_import.applied_by_id ELSE of_import.undone_by_id END,
      CASE WHEN of_import.undone_at IS NOT NULL THEN 'person.import-undone' WHEN r.verdict = 'created' THEN 'person.imported' ELSE 'person.changed' END,
      'person', r.person_id,
      jsonb_build_object('import', in_import, 'row', r.row) || CASE
        WHEN of_import.undone_at IS NOT NULL THEN jsonb_build_object('outcome', r.outcome, 'because', r.because)
        WHEN r.verdict = 'created' THEN jsonb_build_object('roles', r.detail -> 'roles', 'teamIds', r.detail -> 'teamIds', 'managedIds', coalesce(r.detail -> 'managedIds', '[]'))
        ELSE jsonb_build_object('changed', jsonb_path_query_array(r.detail, '$.changes[*].field'), 'teamIds', r.detail -> 'teamIds', 'managedIds', coalesce(r.detail -> 'managedIds', '[]'))
      END,
      coalesce(of_import.undone_at, of_import.applied_at));
    last := r.row;
  END LOOP;
  UPDATE people_import i SET trail_after = last WHERE i.organisation_id = in_organisation AND i.id = in_import;
  RETURN last IS NOT NULL;
END $$;

REVOKE EXECUTE ON FUNCTION trail_people_import FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trail_people_import TO curtain_app;
