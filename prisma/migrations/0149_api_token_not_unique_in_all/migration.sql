-- No table that is spread by organisation can have it.
DROP INDEX CONCURRENTLY "api_token_token_hash_key";
