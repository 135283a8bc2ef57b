-- What the reports across the organisation and the trends read, written once a night: nobody reads all answers, or all
-- understanding, to show a page.

-- One night of one organisation. It is there whole or not at all.
CREATE TABLE "snapshot" (
    "organisation_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "practices" TEXT[] NOT NULL,
    "parameters_hash" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "compared_with" DATE,
    "change" JSONB,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("organisation_id","day")
);

-- One group on that night. What is not shown is not kept: its figures are null.
CREATE TABLE "group_snapshot" (
    "organisation_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "shown" TEXT NOT NULL,
    "shares" DOUBLE PRECISION[] NOT NULL,
    "lows" DOUBLE PRECISION[] NOT NULL,
    "highs" DOUBLE PRECISION[] NOT NULL,
    "unknowns" DOUBLE PRECISION[] NOT NULL,
    "share" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "unknown" DOUBLE PRECISION,
    "completed" INTEGER,
    "assigned" INTEGER,

    CONSTRAINT "group_snapshot_pkey" PRIMARY KEY ("organisation_id","kind","group_id","day"),
    CONSTRAINT "group_snapshot_kind" CHECK ("kind" IN ('organisation', 'team', 'profession', 'site')),
    CONSTRAINT "group_snapshot_shown" CHECK ("shown" IN ('shown', 'too-few', 'protects-others')),
    CONSTRAINT "group_snapshot_hidden" CHECK (("shown" = 'shown') = ("share" IS NOT NULL) AND ("shown" = 'shown' OR cardinality("shares") = 0))
);

-- Everybody's probabilities, practice by practice in the order of the night's `practices`, once a month: what a change is
-- measured from, the same people then and now.
CREATE TABLE "person_snapshot" (
    "organisation_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "probabilities" REAL[] NOT NULL,

    CONSTRAINT "person_snapshot_pkey" PRIMARY KEY ("organisation_id","day","person_id")
);

-- Whether a module works, as computed last; see docs/measurement.md.
CREATE TABLE "module_effect" (
    "organisation_id" UUID NOT NULL,
    "module_slug" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "module_effect_pkey" PRIMARY KEY ("organisation_id","module_slug")
);

CREATE INDEX "group_snapshot_organisation_id_day_kind_idx" ON "group_snapshot"("organisation_id", "day", "kind");
CREATE INDEX "person_snapshot_organisation_id_person_id_idx" ON "person_snapshot"("organisation_id", "person_id");

ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "group_snapshot" ADD CONSTRAINT "group_snapshot_organisation_id_day_fkey" FOREIGN KEY ("organisation_id", "day") REFERENCES "snapshot"("organisation_id", "day") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "person_snapshot" ADD CONSTRAINT "person_snapshot_organisation_id_day_fkey" FOREIGN KEY ("organisation_id", "day") REFERENCES "snapshot"("organisation_id", "day") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "person_snapshot" ADD CONSTRAINT "person_snapshot_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "module_effect" ADD CONSTRAINT "module_effect_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE
  tenant text;
BEGIN
  FOREACH tenant IN ARRAY ARRAY['snapshot', 'group_snapshot', 'person_snapshot', 'module_effect'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
    EXECUTE format('CREATE POLICY owner_sees_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', tenant);
    EXECUTE format(
      'CREATE POLICY one_organisation ON %I TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation())',
      tenant
    );
  END LOOP;
END $$;

-- A night may be taken again, and old ones are thinned out.
GRANT SELECT, INSERT, DELETE ON snapshot, group_snapshot, person_snapshot, module_effect TO curtain_app;
