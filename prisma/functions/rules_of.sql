-- The rules that say who this assignment (null: all) is for while it is in force, as people_meant() takes them: those of
-- assignment_audience, or else what the assignment itself says.
CREATE OR REPLACE FUNCTION rules_of(in_organisation uuid, in_assignment uuid) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  WITH in_force AS MATERIALIZED (
    SELECT a.id, a.team_id, a.person_id, a.by_rules FROM assignment a
    WHERE a.organisation_id = in_organisation AND a.withdrawn_at IS NULL AND (in_assignment IS NULL OR a.id = in_assignment)
  )
  SELECT coalesce(jsonb_agg(to_jsonb(rule)), '[]') FROM (
    SELECT s.assignment_id, s.side, s.kind, s.team_id, s.person_id, s.term
    FROM assignment_audience s JOIN in_force f ON f.id = s.assignment_id AND f.by_rules WHERE s.organisation_id = in_organisation
    UNION ALL
    SELECT f.id, 'asked', CASE WHEN f.team_id IS NOT NULL THEN 'team' WHEN f.person_id IS NOT NULL THEN 'person' ELSE 'everyone' END,
      f.team_id, f.person_id, NULL
    FROM in_force f WHERE NOT f.by_rules
  ) rule
$$;

REVOKE EXECUTE ON FUNCTION rules_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rules_of TO curtain_app;
