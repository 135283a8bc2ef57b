-- Does what the rows after in_after, up to in_through, of an import that is being applied say. False: what they rest on is
-- not so any more, a team was archived, or an address, a number or the name of a team was taken meanwhile; the caller then takes back all of the
-- import. Whoever is new is mailed an invitation where that was asked for, and whoever has another address loses the links
-- that went to the one before.
CREATE OR REPLACE FUNCTION apply_people_import(in_organisation uuid, in_import uuid, in_after integer, in_through integer, in_give_up_at timestamptz, in_now timestamptz)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  of_import people_import%ROWTYPE;
  expected integer;
  came integer;
BEGIN
  SELECT i.* INTO STRICT of_import FROM people_import i
    WHERE i.organisation_id = in_organisation AND i.id = in_import AND i.state = 'applying';

  IF in_after = 0 THEN
    IF EXISTS (
      SELECT FROM jsonb_to_recordset(of_import.counts -> 'newTeams') n(id uuid, name text)
      JOIN team t ON t.organisation_id = in_organisation AND lower(t.name COLLATE "und-x-icu") = lower(n.name COLLATE "und-x-icu") AND t.archived_at IS NULL) THEN
      RETURN false;
    END IF;
    INSERT INTO team (organisation_id, id, name, created_at)
      SELECT in_organisation, n.id, n.name, in_now FROM jsonb_to_recordset(of_import.counts -> 'newTeams') n(id uuid, name text);
  END IF;

  SELECT count(*) INTO expected FROM people_import_row r
    WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict = 'created' AND r.row > in_after AND r.row <= in_through;
  INSERT INTO person (organisation_id, id, external_id, email, given_name, family_name, profession, site, language, created_at)
    SELECT in_organisation, r.person_id, p.person ->> 'externalId', p.person ->> 'email', p.person ->> 'givenName', p.person ->> 'familyName',
      p.person ->> 'profession', p.person ->> 'site', r.detail ->> 'language', in_now
    FROM people_import_row r CROSS JOIN LATERAL (SELECT r.detail -> 'person') p(person)
    WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict = 'created' AND r.row > in_after AND r.row <= in_through
    ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS came = ROW_COUNT;
  IF came <> expected THEN
    RETURN false;
  END IF;
  INSERT INTO person_role (organisation_id, person_id, role)
    SELECT in_organisation, r.person_id, o.role::role FROM people_import_row r CROSS JOIN LATERAL jsonb_array_elements_text(r.detail -> 'roles') o(role)
    WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict = 'created' AND r.row > in_after AND r.row <= in_through;

  SELECT count(*) INTO expected FROM people_import_row r
    WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict = 'changed' AND r.row > in_after AND r.row <= in_through;
  UPDATE person p SET
    external_id = r.detail -> 'person' ->> 'externalId', email = r.detail -> 'person' ->> 'email',
    given_name = r.detail -> 'person' ->> 'givenName', family_name = r.detail -> 'person' ->> 'familyName',
    profession = r.detail -> 'person' ->> 'profession', site = r.detail -> 'person' ->> 'site'
  FROM people_import_row r
  WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict = 'changed' AND r.row > in_after AND r.row <= in_through
    AND p.organisation_id = in_organisation AND p.id = r.person_id
    AND p.external_id IS NOT DISTINCT FROM r.detail -> 'before' ->> 'externalId' AND p.email = r.detail -> 'before' ->> 'email'
    AND p.given_name = r.detail -> 'before' ->> 'givenName' AND p.family_name = r.detail -> 'before' ->> 'familyName'
    AND p.profession = r.detail -> 'before' ->> 'profession' AND p.site = r.detail -> 'before' ->> 'site';
  GET DIAGNOSTICS came = ROW_COUNT;
  IF came <> expected THEN
    RETURN false;
  END IF;

  IF EXISTS (
    SELECT FROM people_import_row r
    CROSS JOIN LATERAL jsonb_array_elements_text((r.detail -> 'teamIds') || coalesce(r.detail -> 'managedIds', '[]')) named(id)
    JOIN team t ON t.organisation_id = in_organisation AND t.id = named.id::uuid AND t.archived_at IS NOT NULL
    WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict IN ('created', 'changed') AND r.row > in_after AND r.row <= in_through) THEN
    RETURN false;
  END IF;
  INSERT INTO team_member (organisation_id, team_id, person_id, since)
    SELECT in_organisation, t.id::uuid, r.person_id, in_now FROM people_import_row r CROSS JOIN LATERAL jsonb_array_elements_text(r.detail -> 'teamIds') t(id)
    WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict IN ('created', 'changed') AND r.row > in_after AND r.row <= in_through
    ON CONFLICT DO NOTHING;

  -- Whoever manages a team is a manager.
  WITH became AS (
    INSERT INTO person_role (organisation_id, person_id, role)
    SELECT in_organisation, r.person_id, 'manager' FROM people_import_row r
    WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict = 'changed' AND r.row > in_after AND r.row <= in_through
      AND jsonb_array_length(r.detail -> 'managedIds') > 0
    ON CONFLICT DO NOTHING RETURNING person_id
  )
  UPDATE people_import_row r SET detail = r.detail || '{"becameManager": true}' FROM became b
  WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.person_id = b.person_id AND r.row > in_after AND r.row <= in_through;
  INSERT INTO team_manager (organisation_id, team_id, person_id)
    SELECT in_organisation, t.id::uuid, r.person_id FROM people_import_row r CROSS JOIN LATERAL jsonb_array_elements_text(r.detail -> 'managedIds') t(id)
    WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict IN ('created', 'changed') AND r.row > in_after AND r.row <= in_through
    ON CONFLICT DO NOTHING;

  DELETE FROM person_token t USING people_import_row r
  WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict = 'changed' AND r.row > in_after AND r.row <= in_through
    AND r.detail -> 'person' ->> 'email' <> r.detail -> 'before' ->> 'email'
    AND t.organisation_id = in_organisation AND t.person_id = r.person_id AND t.used_at IS NULL;
  -- An invitation that still waits goes to the new address; but whoever asked for a new password named the old one.
  UPDATE mail m SET status = 'cancelled', claimed_at = NULL, ended_at = in_now FROM people_import_row r
  WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.verdict = 'changed' AND r.row > in_after AND r.row <= in_through
    AND r.detail -> 'person' ->> 'email' <> r.detail -> 'before' ->> 'email'
    AND m.organisation_id = in_organisation AND m.person_id = r.person_id AND m.kind = 'password-reset' AND m.status IN ('waiting', 'failed');
  IF of_import.invitations = 'now' THEN
    INSERT INTO mail (organisation_id, id, person_id, kind, created_at, started_at, give_up_at, next_try_at)
      SELECT in_organisation, uuidv7(), r.person_id, 'invitation', in_now, in_now, in_give_up_at, in_now
      FROM people_import_row r JOIN person p ON p.organisation_id = in_organisation AND p.id = r.person_id AND p.status = 'invited'
      WHERE r.organisation_id = in_organisation AND r.import_id = in_import AND r.row > in_after AND r.row <= in_through
        AND (r.verdict = 'created' OR (r.verdict = 'changed' AND r.detail -> 'person' ->> 'email' <> r.detail -> 'before' ->> 'email'
          AND NOT EXISTS (
            SELECT FROM mail w WHERE w.organisation_id = in_organisation AND w.person_id = r.person_id AND w.kind = 'invitation' AND w.status = 'waiting')));
  END IF;
  RETURN true;
EXCEPTION
  WHEN unique_violation OR foreign_key_violation THEN
    RETURN false;
END $$;

REVOKE EXECUTE ON FUNCTION apply_people_import FROM PUBLIC;
GRANT EXECUTE ON FUNCTION apply_people_import TO curtain_app;
