-- Found before it is known whose organisation it is of; nobody guesses one twice.
CREATE INDEX CONCURRENTLY "person_token_token_hash_idx" ON "person_token"("token_hash");
