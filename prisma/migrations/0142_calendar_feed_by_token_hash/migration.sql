-- Found before it is known whose organisation it is of; nobody guesses one twice.
CREATE INDEX CONCURRENTLY "calendar_feed_token_hash_idx" ON "calendar_feed"("token_hash");
