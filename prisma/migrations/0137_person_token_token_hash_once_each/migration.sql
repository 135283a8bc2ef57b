-- Once in an organisation: what is unique in a table that may be spread over servers by organisation has to be so within one.
CREATE UNIQUE INDEX CONCURRENTLY "person_token_organisation_id_token_hash_key" ON "person_token"("organisation_id", "token_hash");
