-- No table that is spread by organisation can have it.
DROP INDEX CONCURRENTLY "passkey_credential_id_key";
