-- Whether a channel may be told of a team with those below it (in_teams), or of the organisation (in_team and in_teams null): the
-- newest night shows it, and it has in_least clinicians still.
CREATE OR REPLACE FUNCTION channel_group_shows(in_organisation uuid, in_team uuid, in_teams uuid[], in_least integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM group_snapshot g
    WHERE g.organisation_id = in_organisation AND g.shown = 'shown' AND g.share IS NOT NULL
      AND g.day = (SELECT max(s.day) FROM snapshot s WHERE s.organisation_id = in_organisation)
      AND g.kind = CASE WHEN in_team IS NULL THEN 'organisation' ELSE 'team' END AND g.group_id = coalesce(in_team::text, ''))
  AND in_least <= CASE WHEN in_team IS NULL THEN (
    SELECT count(*) FROM (
      SELECT FROM person p
      JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician'
      WHERE p.organisation_id = in_organisation AND p.status <> 'suspended' LIMIT in_least) few)
  ELSE (
    SELECT count(DISTINCT m.person_id) FROM unnest(in_teams) AS reached(team_id)
    JOIN team_member m ON m.organisation_id = in_organisation AND m.team_id = reached.team_id
    JOIN person p ON p.organisation_id = m.organisation_id AND p.id = m.person_id AND p.status <> 'suspended'
    JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician') END
$$;

REVOKE EXECUTE ON FUNCTION channel_group_shows FROM PUBLIC;
GRANT EXECUTE ON FUNCTION channel_group_shows TO curtain_app;
