-- Importing people: a file and what it would do, kept until it was applied or a day has passed, and for a day after that so
-- that it can be undone.

-- The employee number of the organisation's own systems: by it a person is the same in every import.
ALTER TABLE "person" ADD COLUMN "external_id" TEXT;

CREATE TABLE "people_import" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'reading' CHECK ("state" IN ('reading', 'judged', 'unreadable', 'applying', 'applied', 'undoing', 'undone')),
    "problem" TEXT,
    "problem_row" INTEGER,
    "heads" TEXT[] NOT NULL DEFAULT '{}',
    "columns" TEXT[] NOT NULL DEFAULT '{}',
    "unknown_teams" TEXT NOT NULL DEFAULT 'refuse' CHECK ("unknown_teams" IN ('make', 'refuse')),
    "invitations" TEXT NOT NULL DEFAULT 'later' CHECK ("invitations" IN ('now', 'later')),
    "counts" JSONB,
    "overtaken" BOOLEAN NOT NULL DEFAULT false,
    "step" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "applied_by_id" UUID,
    "applied_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "trail_after" INTEGER,

    CONSTRAINT "people_import_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE INDEX "people_import_organisation_id_made_at_idx" ON "people_import"("organisation_id", "made_at");
-- What the worker looks for, several times a minute.
CREATE INDEX "people_import_at_work" ON "people_import" ("made_at") WHERE "state" IN ('reading', 'applying', 'undoing') OR "trail_after" IS NOT NULL;
ALTER TABLE "people_import" ADD CONSTRAINT "people_import_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "people_import" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "people_import" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "people_import" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "people_import" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "people_import" TO curtain_app;

CREATE TABLE "people_import_row" (
    "organisation_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "fields" JSONB NOT NULL,
    "verdict" TEXT,
    "person_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "outcome" TEXT,
    "because" TEXT,

    CONSTRAINT "people_import_row_pkey" PRIMARY KEY ("organisation_id","import_id","row")
);

CREATE INDEX "people_import_row_organisation_id_import_id_verdict_row_idx" ON "people_import_row"("organisation_id", "import_id", "verdict", "row");
ALTER TABLE "people_import_row" ADD CONSTRAINT "people_import_row_organisation_id_import_id_fkey" FOREIGN KEY ("organisation_id", "import_id") REFERENCES "people_import"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "people_import_row" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "people_import_row" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "people_import_row" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "people_import_row" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "people_import_row" TO curtain_app;
