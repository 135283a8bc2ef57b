-- That someone does not have to do a module, or what an assignment asks, until a day: who said so and why. It is never counted
-- as completed.
CREATE TABLE "waiver" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    -- One of the two: all that an assignment asks, or a module, whoever asks for it.
    "assignment_id" UUID,
    "module_slug" TEXT,
    "reason" TEXT NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    -- The last day, where the organisation is.
    "until_day" DATE NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    -- Who lifted it, or gave another in its place; empty where it was over.
    "ended_by_id" UUID,

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "waiver_of_one" CHECK (num_nonnulls("assignment_id", "module_slug") = 1)
);

CREATE INDEX "waiver_organisation_id_person_id_idx" ON "waiver"("organisation_id", "person_id");
CREATE UNIQUE INDEX "waiver_of_assignment" ON "waiver"("organisation_id", "assignment_id", "person_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "waiver_of_module" ON "waiver"("organisation_id", "module_slug", "person_id") WHERE "ended_at" IS NULL;
CREATE INDEX "waiver_to_end" ON "waiver"("until_day") WHERE "ended_at" IS NULL;
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_organisation_id_assignment_id_fkey" FOREIGN KEY ("organisation_id", "assignment_id") REFERENCES "assignment"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "waiver" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "waiver" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "waiver" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "waiver" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "waiver" TO curtain_app;
GRANT UPDATE ("ended_at", "ended_by_id") ON "waiver" TO curtain_app;

-- Why what was asked is released although its person is meant still: see prisma/functions/reconcile_enrolments.sql.
ALTER TABLE "enrolment" ADD COLUMN "spared_by" TEXT;
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_spared_by" CHECK ("spared_by" IN ('waiver', 'understanding')) NOT VALID;

-- Kept beside the other counts: people, and of a group modules.
ALTER TABLE "assignment" ADD COLUMN "waived_people" INTEGER;
ALTER TABLE "assignment" ADD COLUMN "excused_people" INTEGER;
ALTER TABLE "group_snapshot" ADD COLUMN "waived" INTEGER;
ALTER TABLE "group_snapshot" ADD COLUMN "excused" INTEGER;
