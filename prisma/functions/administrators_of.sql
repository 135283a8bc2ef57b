-- Who administers the organisation that is set. With the rights of the owner, because under row-level security PostgreSQL
-- looks for a role in no index (comparing an enumeration is not leakproof), and would read everybody's roles.
CREATE OR REPLACE FUNCTION administrators_of(in_organisation uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.person_id FROM person_role r
  WHERE r.organisation_id = in_organisation AND r.role = 'administrator' AND in_organisation = current_organisation()
$$;

REVOKE EXECUTE ON FUNCTION administrators_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION administrators_of TO curtain_app;
