-- The organisation that this transaction works for; null where none was set, so that policies show no row.
CREATE OR REPLACE FUNCTION current_organisation() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('app.organisation_id', true), '')::uuid;

REVOKE EXECUTE ON FUNCTION current_organisation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_organisation TO curtain_app;
