-- Once in an organisation: what is unique in a table that may be spread over servers by organisation has to be so within one.
CREATE UNIQUE INDEX CONCURRENTLY "passkey_organisation_id_credential_id_key" ON "passkey"("organisation_id", "credential_id");
