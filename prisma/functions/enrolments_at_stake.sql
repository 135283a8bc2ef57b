-- About how many enrolments an assignment asks for, up to so many: its modules times the members of its teams, its person,
-- or all clinicians.
CREATE OR REPLACE FUNCTION enrolments_at_stake(in_organisation uuid, in_assignment uuid, in_most integer) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer FROM (
    SELECT 1 FROM assignment a
    JOIN assignment_module m ON m.organisation_id = a.organisation_id AND m.assignment_id = a.id
    CROSS JOIN LATERAL (
      SELECT 1 FROM person_role r
        WHERE a.team_id IS NULL AND a.person_id IS NULL AND r.organisation_id = in_organisation AND r.role = 'clinician'
      UNION ALL
      SELECT 1 WHERE a.person_id IS NOT NULL
      UNION ALL
      SELECT 1 FROM unnest(teams_and_below(in_organisation, ARRAY[a.team_id])) reached(id)
        JOIN team_member t ON t.organisation_id = in_organisation AND t.team_id = reached.id
        WHERE a.team_id IS NOT NULL
    ) person
    WHERE a.organisation_id = in_organisation AND a.id = in_assignment
    LIMIT in_most
  ) at_stake
$$;

REVOKE EXECUTE ON FUNCTION enrolments_at_stake FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enrolments_at_stake TO curtain_app;
