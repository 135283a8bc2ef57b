-- Since when someone no longer works here. They are suspended too, so that an earlier build lets nobody in who left.
ALTER TABLE "person" ADD COLUMN "left_at" TIMESTAMPTZ(3);
-- When they signed in or answered last, to the hour.
ALTER TABLE "person" ADD COLUMN "last_active_at" TIMESTAMPTZ(3);

-- One act on many people, with whom it reached, so that it can be undone and taken up again where it was cut off.
CREATE TABLE "people_act" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    -- Whom it is for, in the order in which they are reached; of these the first "done" were.
    "people" UUID[] NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    -- Whom it changed.
    "touched" UUID[] NOT NULL DEFAULT '{}',
    -- What undoing gives back beside the opposite act: roles and teams that were managed.
    "before" JSONB NOT NULL DEFAULT '[]',
    "undone" INTEGER NOT NULL DEFAULT 0,
    "undone_at" TIMESTAMPTZ(3),
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_act_pkey" PRIMARY KEY ("organisation_id","id")
);

ALTER TABLE "people_act" ADD CONSTRAINT "people_act_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "people_act" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "people_act" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "people_act" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "people_act" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "people_act" TO curtain_app;
GRANT UPDATE ("done", "touched", "before", "undone", "undone_at") ON "people_act" TO curtain_app;
