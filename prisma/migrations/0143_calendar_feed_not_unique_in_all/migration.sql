-- No table that is spread by organisation can have it.
DROP INDEX CONCURRENTLY "calendar_feed_token_hash_key";
