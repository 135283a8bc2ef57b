-- No table that is spread by organisation can have it.
DROP INDEX CONCURRENTLY "person_token_token_hash_key";
