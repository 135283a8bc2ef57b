-- Found before it is known whose organisation it is of; nobody guesses one twice.
CREATE INDEX CONCURRENTLY "api_token_token_hash_idx" ON "api_token"("token_hash");
