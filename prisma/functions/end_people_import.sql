-- Ends applying or undoing an import, in the transaction that did it: its state and its event in the audit trail. Undoing
-- also takes the teams away that it made and that nobody uses. An event for each person follows: trail_people_import.
CREATE OR REPLACE FUNCTION end_people_import(in_organisation uuid, in_import uuid, in_now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  of_import people_import%ROWTYPE;
  ended text;
  undone integer;
  kept integer;
BEGIN
  SELECT i.* INTO STRICT of_import FROM people_import i
    WHERE i.organisation_id = in_organisation AND i.id = in_import AND i.state IN ('applying', 'undoing') FOR UPDATE;
  ended := CASE of_import.state WHEN 'applying' THEN 'applied' ELSE 'undone' END;
  IF ended = 'undone' THEN
    DELETE FROM team t USING jsonb_to_recordset(of_import.counts -> 'newTeams') n(id uuid)
    WHERE t.organisation_id = in_organisation AND t.id = n.id
      AND NOT EXISTS (SELECT FROM team_member m WHERE m.organisation_id = in_organisation AND m.team_id = t.id)
      AND NOT EXISTS (SELECT FROM team_manager m WHERE m.organisation_id = in_organisation AND m.team_id = t.id)
      AND NOT EXISTS (SELECT FROM team b WHERE b.organisation_id = in_organisation AND b.parent_id = t.id)
      AND NOT EXISTS (SELECT FROM assignment a WHERE a.organisation_id = in_organisation AND a.team_id = t.id);
    SELECT count(*) FILTER (WHERE r.outcome = 'undone'), count(*) FILTER (WHERE r.outcome = 'kept') INTO undone, kept
      FROM people_import_row r WHERE r.organisation_id = in_organisation AND r.import_id = in_import;
  END IF;
  UPDATE people_import i SET
    state = ended, step = NULL, claimed_until = NULL, tries = 0, overtaken = false, trail_after = 0,
    applied_at = CASE ended WHEN 'applied' THEN in_now ELSE i.applied_at END,
    undone_at = CASE ended WHEN 'undone' THEN in_now END,
    counts = i.counts || CASE ended WHEN 'undone' THEN jsonb_build_object('undone', undone, 'kept', kept) ELSE '{}'::jsonb END
  WHERE i.organisation_id = in_organisation AND i.id = in_import;
  INSERT INTO audit_event (organisation_id, id, actor_id, action, subject_type, subject_id, detail, at)
  VALUES (
    in_organisation, uuidv7(), CASE ended WHEN 'applied' THEN of_import.applied_by_id ELSE of_import.undone_by_id END,
    CASE ended WHEN 'applied' THEN 'people.imported' ELSE 'people.import-undone' END, 'organisation', in_organisation,
    CASE ended
      WHEN 'applied' THEN jsonb_build_object('import', in_import, 'file', of_import.file_name, 'created', of_import.counts -> 'created',
        'changed', of_import.counts -> 'changed', 'unchanged', of_import.counts -> 'unchanged', 'refused', of_import.counts -> 'refused',
        'teams', (SELECT coalesce(jsonb_agg(n.id), '[]') FROM jsonb_to_recordset(of_import.counts -> 'newTeams') n(id uuid)), 'invitations', of_import.invitations)
      ELSE jsonb_build_object('import', in_import, 'file', of_import.file_name, 'undone', undone, 'kept', kept)
    END, in_now);
END $$;

REVOKE EXECUTE ON FUNCTION end_people_import FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_people_import TO curtain_app;
