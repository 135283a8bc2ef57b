-- Where an answer was asked: the queries that need it computed it each for themselves. Virtual, so that PostgreSQL
-- computes it when it is read: no row is written, however many answers there are, and every build may insert as before.
ALTER TABLE "answer" ADD COLUMN "occasion" TEXT GENERATED ALWAYS AS (CASE WHEN "follow_up_id" IS NULL THEN 'training' ELSE 'follow-up' END) VIRTUAL;
