-- How long an organisation keeps statuses of people who left, and what was deleted when that time was over.
ALTER TABLE "organisation" ADD COLUMN "statuses_kept_months" INTEGER NOT NULL DEFAULT 12;
-- When the statuses of someone who left were deleted: if they come back, they are computed from the answers again.
ALTER TABLE "person" ADD COLUMN "statuses_deleted_at" TIMESTAMPTZ(3);

CREATE TABLE "retention_deletion" (
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "people" INTEGER NOT NULL,
    "records" INTEGER NOT NULL,

    CONSTRAINT "retention_deletion_pkey" PRIMARY KEY ("organisation_id","day","kind")
);

ALTER TABLE "retention_deletion" ADD CONSTRAINT "retention_deletion_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "retention_deletion" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "retention_deletion" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "retention_deletion" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "retention_deletion" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
-- Written by the functions that delete.
GRANT SELECT ON "retention_deletion" TO curtain_app;
