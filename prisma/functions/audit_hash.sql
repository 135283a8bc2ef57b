-- The hash that the next event of the chain names.
CREATE OR REPLACE FUNCTION audit_hash(event audit_event) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN encode(sha256(convert_to(audit_content(event), 'UTF8')), 'hex');

REVOKE EXECUTE ON FUNCTION audit_hash FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_hash TO curtain_app;
