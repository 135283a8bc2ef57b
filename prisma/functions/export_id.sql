-- The id of a person or a team in an organisation's exports: HMAC-SHA-256 (RFC 2104) of its id under the organisation's key,
-- the first 96 bits, with a letter before it that says what it is. The same in every export, and in no address of a page.
CREATE OR REPLACE FUNCTION export_id(in_letter text, in_id uuid, in_inner_pad bytea, in_outer_pad bytea) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN in_letter || left(encode(sha256(in_outer_pad || sha256(in_inner_pad || uuid_send(in_id))), 'hex'), 24);

REVOKE EXECUTE ON FUNCTION export_id FROM PUBLIC;
GRANT EXECUTE ON FUNCTION export_id TO curtain_app;
