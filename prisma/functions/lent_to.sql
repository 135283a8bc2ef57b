-- Whose view a person is lent now: colleagues in service and managers still, until the end of the organisation's day.
CREATE OR REPLACE FUNCTION lent_to(in_organisation uuid, in_person uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
  SELECT l.from_id FROM lent_view l
  JOIN organisation o ON o.id = l.organisation_id
  JOIN person p ON p.organisation_id = l.organisation_id AND p.id = l.from_id AND p.status = 'active'
  JOIN person_role r ON r.organisation_id = l.organisation_id AND r.person_id = l.from_id AND r.role = 'manager'
  WHERE l.organisation_id = in_organisation AND l.to_id = in_person AND l.ended_at IS NULL
    AND l.until >= (now() AT TIME ZONE o.time_zone)::date
$$;

REVOKE EXECUTE ON FUNCTION lent_to FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lent_to TO curtain_app;
