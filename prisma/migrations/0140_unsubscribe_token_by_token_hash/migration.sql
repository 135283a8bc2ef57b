-- Found before it is known whose organisation it is of; nobody guesses one twice.
CREATE INDEX CONCURRENTLY "unsubscribe_token_token_hash_idx" ON "unsubscribe_token"("token_hash");
