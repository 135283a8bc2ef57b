-- How many enrolments there are to make or to release for an assignment, up to so many: its modules times the people whom its
-- rules mean, or what of it is open, whichever is more.
CREATE OR REPLACE FUNCTION enrolments_at_stake(in_organisation uuid, in_assignment uuid, in_most integer) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT greatest(
    (SELECT count(*) FROM (
      SELECT 1 FROM assignment_module m
      CROSS JOIN people_meant(in_organisation, rules_of(in_organisation, in_assignment), NULL) person
      WHERE m.organisation_id = in_organisation AND m.assignment_id = in_assignment
      LIMIT in_most
    ) meant),
    (SELECT count(*) FROM (
      SELECT 1 FROM enrolment e
      WHERE e.organisation_id = in_organisation AND e.assignment_id = in_assignment AND e.completed_at IS NULL AND (e.released_at IS NULL OR e.locked)
      LIMIT in_most
    ) open)
  )::integer
$$;

REVOKE EXECUTE ON FUNCTION enrolments_at_stake FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enrolments_at_stake TO curtain_app;
