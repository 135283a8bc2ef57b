-- Whether an assignment asks nobody for a module who has shown, in answers and follow-ups, what it teaches.
ALTER TABLE "assignment" ADD COLUMN "pre_check" BOOLEAN NOT NULL DEFAULT false;

-- That someone was not asked for a module because they have shown what it teaches, with the evidence. It is never counted as
-- completed.
CREATE TABLE "excusal" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "module_slug" TEXT NOT NULL,
    -- By practice: the estimate and which answers it rests on. See domain/assignments/pre-check.ts.
    "evidence" JSONB NOT NULL,
    "parameters_hash" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_because" TEXT,

    CONSTRAINT "excusal_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "excusal_ended_because" CHECK ("ended_because" IN ('faded', 'not-shown'))
);

CREATE INDEX "excusal_organisation_id_person_id_idx" ON "excusal"("organisation_id", "person_id");
CREATE UNIQUE INDEX "excusal_in_force" ON "excusal"("organisation_id", "assignment_id", "person_id", "module_slug") WHERE "ended_at" IS NULL;
ALTER TABLE "excusal" ADD CONSTRAINT "excusal_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "excusal" ADD CONSTRAINT "excusal_organisation_id_assignment_id_fkey" FOREIGN KEY ("organisation_id", "assignment_id") REFERENCES "assignment"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "excusal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "excusal" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "excusal" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "excusal" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "excusal" TO curtain_app;
GRANT UPDATE ("ended_at", "ended_because") ON "excusal" TO curtain_app;
