-- Which parameters an organisation's figures are of: those that they are to be of, or those of before until everybody's
-- understanding was computed again.
CREATE OR REPLACE FUNCTION parameters_of(in_organisation uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT r.parameters_hash FROM replay r WHERE r.organisation_id = in_organisation),
    parameters_meant(in_organisation))
$$;

REVOKE EXECUTE ON FUNCTION parameters_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION parameters_of TO curtain_app;
