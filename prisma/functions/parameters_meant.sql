-- Which parameters an organisation's figures are to be of: its own, made of those in service, or these where it has none.
CREATE OR REPLACE FUNCTION parameters_meant(in_organisation uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT o.parameters_hash FROM own_parameters o WHERE o.organisation_id = in_organisation AND o.base_hash = p.parameters_hash),
    p.parameters_hash)
  FROM publication p ORDER BY p.id DESC LIMIT 1
$$;

REVOKE EXECUTE ON FUNCTION parameters_meant FROM PUBLIC;
GRANT EXECUTE ON FUNCTION parameters_meant TO curtain_app;
