-- From which day an organisation asks a second factor of its administrators, managers and clinicians; empty: not. And by which
-- way a session was begun: what a provider has asked for is not asked for again, and who got in past one always needs their own.
-- Sessions of before count as begun with a password (a long one), and last two weeks at most.
ALTER TABLE "organisation"
    ADD COLUMN "factor_administrators_from" DATE,
    ADD COLUMN "factor_managers_from" DATE,
    ADD COLUMN "factor_clinicians_from" DATE;
ALTER TABLE "session" ADD COLUMN "way_in" TEXT NOT NULL DEFAULT 'password';
-- Whether a password is so short that it needs a second factor beside it. Those of before are long.
ALTER TABLE "credential" ADD COLUMN "is_short" BOOLEAN NOT NULL DEFAULT false;
