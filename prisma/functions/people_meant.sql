-- Which clinicians rules mean, of these people (null: everyone), once for each assignment: who one rule at least asks and no
-- rule spares. in_rules: an array of {assignment_id, side, kind, team_id, person_id, term}. Each rule's
-- people are found from its own side, so that no team is looked through once a person.
CREATE OR REPLACE FUNCTION people_meant(in_organisation uuid, in_rules jsonb, in_people uuid[])
RETURNS TABLE (assignment_id uuid, person_id uuid)
LANGUAGE sql STABLE AS $$
  WITH rule AS MATERIALIZED (
    SELECT r.*, CASE r.kind
      WHEN 'team' THEN teams_and_below(in_organisation, ARRAY[r.team_id])
      WHEN 'team-alone' THEN ARRAY[r.team_id]
    END AS teams
    FROM jsonb_to_recordset(in_rules) r(assignment_id uuid, side text, kind text, team_id uuid, person_id uuid, term text)
  ), clinician AS MATERIALIZED (
    -- Not joined: of people who have only just come in thousands the planner expects one, and would compare each with each.
    SELECT x.id, max(x.profession) AS profession, max(x.site) AS site FROM (
      SELECT p.id, p.profession, p.site FROM person p
      WHERE p.organisation_id = in_organisation AND p.status <> 'suspended' AND (in_people IS NULL OR p.id = ANY (in_people))
      UNION ALL
      SELECT r.person_id, NULL, NULL FROM person_role r
      WHERE r.organisation_id = in_organisation AND r.role = 'clinician' AND (in_people IS NULL OR r.person_id = ANY (in_people))
    ) x GROUP BY x.id HAVING count(*) = 2
  ), matched AS (
    SELECT r.assignment_id, r.side, c.id FROM rule r CROSS JOIN clinician c WHERE r.kind = 'everyone'
    UNION ALL
    SELECT r.assignment_id, r.side, c.id FROM rule r JOIN clinician c ON c.id = r.person_id WHERE r.kind = 'person'
    UNION ALL
    SELECT r.assignment_id, r.side, c.id FROM rule r JOIN clinician c ON c.profession = r.term WHERE r.kind = 'profession'
    UNION ALL
    SELECT r.assignment_id, r.side, c.id FROM rule r JOIN clinician c ON c.site = r.term WHERE r.kind = 'site'
    UNION ALL
    SELECT r.assignment_id, r.side, c.id FROM rule r CROSS JOIN LATERAL unnest(r.teams) meant(id)
      JOIN team_member t ON t.organisation_id = in_organisation AND t.team_id = meant.id
      JOIN clinician c ON c.id = t.person_id
  )
  SELECT m.assignment_id, m.id FROM matched m GROUP BY m.assignment_id, m.id HAVING bool_and(m.side = 'asked')
$$;

REVOKE EXECUTE ON FUNCTION people_meant FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people_meant TO curtain_app;
