-- Whose understanding was computed with other parameters, the next so many in the order of their keys.
CREATE OR REPLACE FUNCTION people_to_replay(in_parameters_hash text, in_after_organisation uuid, in_after_person uuid, in_people integer)
RETURNS TABLE (organisation_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT u.organisation_id, u.person_id FROM understanding u
  WHERE u.parameters_hash <> in_parameters_hash AND (u.organisation_id, u.person_id) > (in_after_organisation, in_after_person)
  ORDER BY u.organisation_id, u.person_id LIMIT in_people
$$;

REVOKE EXECUTE ON FUNCTION people_to_replay FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people_to_replay TO curtain_app;
