-- Kept beside the other counts, for a list that says them without reading every enrolment.
ALTER TABLE "assignment" ADD COLUMN "overdue_people" INTEGER;
ALTER TABLE "assignment" ADD COLUMN "next_due_on" DATE;

-- What was done to an assignment after it was made, so that it can be said and taken back.
CREATE TABLE "assignment_act" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('withdrawn', 'due-date', 'reminded', 'audience')),
    -- How many people it touched.
    "people" INTEGER NOT NULL,
    -- Of a due date: from, to, and the dates of those enrolments that had another.
    "detail" JSONB NOT NULL DEFAULT '{}',
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_act_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE INDEX "assignment_act_organisation_id_assignment_id_at_idx" ON "assignment_act"("organisation_id", "assignment_id", "at");
ALTER TABLE "assignment_act" ADD CONSTRAINT "assignment_act_organisation_id_assignment_id_fkey" FOREIGN KEY ("organisation_id", "assignment_id") REFERENCES "assignment"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "assignment_act" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "assignment_act" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "assignment_act" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "assignment_act" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "assignment_act" TO curtain_app;
GRANT UPDATE ("undone_at") ON "assignment_act" TO curtain_app;
-- A reminder is taken back while its mail has not gone.
GRANT DELETE ON "notice" TO curtain_app;
