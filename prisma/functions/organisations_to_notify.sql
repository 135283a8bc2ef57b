-- In which organisations someone may have to be told something: work or a follow-up is open, or a notice waits for its mail.
CREATE OR REPLACE FUNCTION organisations_to_notify() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM organisation o
  WHERE EXISTS (SELECT FROM notice n WHERE n.organisation_id = o.id AND n.handled_at IS NULL)
    OR EXISTS (
      SELECT FROM enrolment e
      WHERE e.organisation_id = o.id AND e.completed_at IS NULL AND e.released_at IS NULL AND e.assignment_id IS NOT NULL)
    -- For the week's digests.
    OR EXISTS (
      SELECT FROM person_role r WHERE r.organisation_id = o.id AND r.role IN ('manager', 'administrator'))
    OR EXISTS (
      SELECT FROM follow_up f WHERE f.organisation_id = o.id AND f.ended_at IS NULL AND f.expired_at IS NULL)
  ORDER BY o.id
$$;

REVOKE EXECUTE ON FUNCTION organisations_to_notify FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_to_notify TO curtain_app;
