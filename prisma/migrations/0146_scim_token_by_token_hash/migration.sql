-- Found before it is known whose organisation it is of; nobody guesses one twice.
CREATE INDEX CONCURRENTLY "scim_token_token_hash_idx" ON "scim_token"("token_hash");
