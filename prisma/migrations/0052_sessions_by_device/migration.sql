-- From where a session was begun and when it was used last, so that its owner can tell it; and for how long an
-- organisation lets sessions last unused, and at all. The defaults are what held before: two weeks.
ALTER TABLE "session"
    ADD COLUMN "device" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "network" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "last_used_at" TIMESTAMPTZ(3);
ALTER TABLE "organisation"
    ADD COLUMN "session_idle_minutes" INTEGER NOT NULL DEFAULT 20160,
    ADD COLUMN "session_longest_minutes" INTEGER NOT NULL DEFAULT 20160;
