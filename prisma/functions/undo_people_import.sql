-- Takes back what the rows after in_after, up to in_through, of an import that is being undone did, and says in each what
-- became of it. What happened since stays: someone who has come, works or was changed is kept, and so is every field that
-- somebody has changed again.
CREATE OR REPLACE FUNCTION undo_people_import(in_organisation uuid, in_import uuid, in_after integer, in_through integer, in_now timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  of_import people_import%ROWTYPE;
  r people_import_row%ROWTYPE;
  p person%ROWTYPE;
  before jsonb;
  after jsonb;
  reason text;
BEGIN
  SELECT i.* INTO STRICT of_import FROM people_import i
    WHERE i.organisation_id = in_organisation AND i.id = in_import AND i.state = 'undoing';
  FOR r IN
    SELECT w.* FROM people_import_row w
    WHERE w.organisation_id = in_organisation AND w.import_id = in_import AND w.verdict IN ('created', 'changed') AND w.row > in_after AND w.row <= in_through
    ORDER BY w.row
  LOOP
    reason := NULL;
    after := r.detail -> 'person';
    before := r.detail -> 'before';
    SELECT w.* INTO p FROM person w WHERE w.organisation_id = in_organisation AND w.id = r.person_id FOR UPDATE;
    IF NOT FOUND THEN
      reason := 'gone';
    ELSE
      BEGIN
        IF r.verdict = 'created' THEN
          reason := CASE
            WHEN p.status <> 'invited' OR EXISTS (SELECT FROM credential c WHERE c.organisation_id = in_organisation AND c.person_id = p.id) THEN 'joined'
            WHEN jsonb_build_object('externalId', p.external_id, 'email', p.email, 'givenName', p.given_name, 'familyName', p.family_name,
                'profession', p.profession, 'site', p.site) <> after - 'teams'
              OR ARRAY(SELECT o.role::text FROM person_role o WHERE o.organisation_id = in_organisation AND o.person_id = p.id ORDER BY 1)
                <> ARRAY(SELECT o.role FROM jsonb_array_elements_text(r.detail -> 'roles') o(role) ORDER BY 1)
              OR ARRAY(SELECT t.team_id::text FROM team_member t WHERE t.organisation_id = in_organisation AND t.person_id = p.id ORDER BY 1)
                <> ARRAY(SELECT t.id FROM jsonb_array_elements_text(r.detail -> 'teamIds') t(id) ORDER BY 1)
              OR ARRAY(SELECT t.team_id::text FROM team_manager t WHERE t.organisation_id = in_organisation AND t.person_id = p.id ORDER BY 1)
                <> ARRAY(SELECT t.id FROM jsonb_array_elements_text(coalesce(r.detail -> 'managedIds', '[]')) t(id) ORDER BY 1) THEN 'changed-since'
            WHEN EXISTS (SELECT FROM assignment a WHERE a.organisation_id = in_organisation AND a.person_id = p.id)
              OR EXISTS (SELECT FROM assignment_audience a WHERE a.organisation_id = in_organisation AND a.person_id = p.id) THEN 'assigned'
          END;
          IF reason IS NULL THEN
            DELETE FROM person w WHERE w.organisation_id = in_organisation AND w.id = p.id;
          END IF;
        ELSE
          DELETE FROM team_member t
          WHERE t.organisation_id = in_organisation AND t.person_id = p.id AND t.since = of_import.applied_at
            AND t.team_id::text IN (SELECT e.id FROM jsonb_array_elements_text(r.detail -> 'teamIds') e(id));
          DELETE FROM team_manager t
          WHERE t.organisation_id = in_organisation AND t.person_id = p.id
            AND t.team_id::text IN (SELECT e.id FROM jsonb_array_elements_text(r.detail -> 'managedIds') e(id));
          -- A manager of nothing before and of nothing now.
          DELETE FROM person_role o
          WHERE o.organisation_id = in_organisation AND o.person_id = p.id AND o.role = 'manager' AND (r.detail ->> 'becameManager')::boolean
            AND NOT EXISTS (SELECT FROM team_manager t WHERE t.organisation_id = in_organisation AND t.person_id = p.id);
          IF (p.external_id IS DISTINCT FROM after ->> 'externalId' AND after -> 'externalId' IS DISTINCT FROM before -> 'externalId')
            OR (p.email <> after ->> 'email' AND after -> 'email' <> before -> 'email')
            OR (p.given_name <> after ->> 'givenName' AND after -> 'givenName' <> before -> 'givenName')
            OR (p.family_name <> after ->> 'familyName' AND after -> 'familyName' <> before -> 'familyName')
            OR (p.profession <> after ->> 'profession' AND after -> 'profession' <> before -> 'profession')
            OR (p.site <> after ->> 'site' AND after -> 'site' <> before -> 'site') THEN
            reason := 'changed-since';
          END IF;
          UPDATE person w SET
            external_id = CASE WHEN p.external_id IS NOT DISTINCT FROM after ->> 'externalId' THEN before ->> 'externalId' ELSE p.external_id END,
            email = CASE WHEN p.email = after ->> 'email' THEN before ->> 'email' ELSE p.email END,
            given_name = CASE WHEN p.given_name = after ->> 'givenName' THEN before ->> 'givenName' ELSE p.given_name END,
            family_name = CASE WHEN p.family_name = after ->> 'familyName' THEN before ->> 'familyName' ELSE p.family_name END,
            profession = CASE WHEN p.profession = after ->> 'profession' THEN before ->> 'profession' ELSE p.profession END,
            site = CASE WHEN p.site = after ->> 'site' THEN before ->> 'site' ELSE p.site END
          WHERE w.organisation_id = in_organisation AND w.id = p.id;
          IF p.email = after ->> 'email' AND p.email <> before ->> 'email' THEN
            DELETE FROM person_token t WHERE t.organisation_id = in_organisation AND t.person_id = p.id AND t.used_at IS NULL;
            UPDATE mail m SET status = 'cancelled', claimed_at = NULL, ended_at = in_now
            WHERE m.organisation_id = in_organisation AND m.person_id = p.id AND m.status IN ('waiting', 'failed')
              AND (m.kind = 'password-reset' OR (m.kind = 'invitation' AND m.created_at = of_import.applied_at));
          END IF;
        END IF;
      EXCEPTION
        WHEN unique_violation THEN
          reason := 'taken-since';
        WHEN foreign_key_violation THEN
          reason := 'changed-since';
      END;
    END IF;
    UPDATE people_import_row w SET outcome = CASE WHEN reason IS NULL THEN 'undone' ELSE 'kept' END, because = reason
    WHERE w.organisation_id = in_organisation AND w.import_id = in_import AND w.row = r.row;
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION undo_people_import FROM PUBLIC;
GRANT EXECUTE ON FUNCTION undo_people_import TO curtain_app;
