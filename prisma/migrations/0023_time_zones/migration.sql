-- IANA names. The organisation's says what day it is for what is due; a person's, where there is one, in which zone they
-- read dates.
ALTER TABLE "organisation" ADD COLUMN "time_zone" TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE "person" ADD COLUMN "time_zone" TEXT;
