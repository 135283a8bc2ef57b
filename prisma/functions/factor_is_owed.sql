-- Whether someone has to set up a second factor before anything else: they have none, and came in past the provider of single
-- sign-on, or with a password that is too short to be the only one, or have a role of which it is asked by today. A manager's view that they are lent counts as the role. The caller has
-- entered the organisation.
CREATE OR REPLACE FUNCTION factor_is_owed(in_organisation uuid, in_person uuid, in_way_in text, in_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT in_way_in <> 'single-sign-on'
    AND NOT has_factor(in_organisation, in_person)
    AND (in_way_in IN ('break-glass', 'short-password') OR EXISTS (
      SELECT FROM organisation o, LATERAL (SELECT (in_now AT TIME ZONE o.time_zone)::date AS today) d
      WHERE o.id = in_organisation AND (
        EXISTS (
          SELECT FROM person_role r
          WHERE r.organisation_id = in_organisation AND r.person_id = in_person AND CASE r.role
            WHEN 'administrator' THEN o.factor_administrators_from
            WHEN 'manager' THEN o.factor_managers_from
            WHEN 'clinician' THEN o.factor_clinicians_from
          END <= d.today)
        OR (o.factor_managers_from <= d.today AND EXISTS (SELECT FROM lent_to(in_organisation, in_person))))))
$$;

REVOKE EXECUTE ON FUNCTION factor_is_owed FROM PUBLIC;
