-- When a session's person last showed who they are, which what changes how someone signs in asks for again; and how strongly an
-- organisation wants its provider to have people sign in.
ALTER TABLE "session" ADD COLUMN "proved_at" TIMESTAMPTZ(3);
ALTER TABLE "sign_on" ADD COLUMN "asked_strength" TEXT NOT NULL DEFAULT '';
