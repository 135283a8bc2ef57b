-- Whether a channel may be told of a team with those below it (in_teams), or of the organisation (in_team and in_teams null): the
-- newest night shows it, and it has in_least clinicians still.
CREATE OR REPLACE FUNCTION channel_group_shows(in_organisation uuid, in_team uuid, in_teams uuid[], in_least integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM group_snapshot g
    WHERE g.organisation_id = in_organisation AND g.shown = 'shown' AND g.share IS NOT NULL
      AND g.day = (SELECT max(s.day) FROM snapshot s WHERE s.organisation_id = in_organisation)
      AND g.kind = CASE WHEN in_team IS NULL THEN 'organisation' ELSE 'team' END AND g.group_id = coalesce(in_team::text, ''))
  AND in_least <= (
    SELECT count(*) FROM (
      SELECT FROM person p
      JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician'
      WHERE p.organisation_id = in_organisation AND p.status <> 'suspended' AND (in_teams IS NULL OR EXISTS (
        SELECT FROM team_member m
        WHERE m.organisation_id = p.organisation_id AND m.person_id = p.id AND m.team_id = ANY (in_teams)))
      LIMIT in_least) few)
$$;

REVOKE EXECUTE ON FUNCTION channel_group_shows FROM PUBLIC;
GRANT EXECUTE ON FUNCTION channel_group_shows TO curtain_app;
