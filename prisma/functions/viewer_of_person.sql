-- All that a Viewer is made of, for someone who may act now; no row for anyone else.
CREATE OR REPLACE FUNCTION viewer_of_person(in_organisation uuid, in_person uuid)
RETURNS TABLE (person_id uuid, email text, given_name text, family_name text, language text, organisation_name text,
  time_zone text, organisation_time_zone text, roles text[], team_ids uuid[])
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY
    SELECT p.id, p.email, p.given_name, p.family_name, p.language, o.name, coalesce(p.time_zone, o.time_zone), o.time_zone,
      -- Who is lent a manager's view is a manager meanwhile.
      ARRAY(SELECT own.role::text FROM (
        SELECT r.role FROM person_role r WHERE r.organisation_id = in_organisation AND r.person_id = p.id
        UNION SELECT 'manager'::role FROM lent_to(in_organisation, p.id)
      ) own ORDER BY own.role),
      teams_and_below(in_organisation, ARRAY(
        SELECT m.team_id FROM team_manager m
        JOIN person_role r ON r.organisation_id = m.organisation_id AND r.person_id = m.person_id AND r.role = 'manager'
        WHERE m.organisation_id = in_organisation
          AND m.person_id = ANY (ARRAY[p.id] || ARRAY(SELECT lent_to(in_organisation, p.id)))))
    FROM person p JOIN organisation o ON o.id = p.organisation_id
    WHERE p.organisation_id = in_organisation AND p.id = in_person AND p.status = 'active';
END $$;

REVOKE EXECUTE ON FUNCTION viewer_of_person FROM PUBLIC;
GRANT EXECUTE ON FUNCTION viewer_of_person TO curtain_app;
