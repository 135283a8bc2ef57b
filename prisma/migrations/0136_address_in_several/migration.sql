-- And may be another's in another. A build of before finds the person of the organisation that was made first.
DROP INDEX CONCURRENTLY IF EXISTS "person_email_key";
