-- No table that is spread by organisation can have it.
DROP INDEX CONCURRENTLY "certificate_code_key";
