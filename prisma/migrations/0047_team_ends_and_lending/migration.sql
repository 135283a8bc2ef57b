-- A team that is no longer used: nobody is in it, and its history keeps its name.
ALTER TABLE "team" ADD COLUMN "archived_at" TIMESTAMPTZ(3);

-- A manager lets a colleague see what they see, until the end of a day of the organisation's.
CREATE TABLE "lent_view" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "until" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "lent_view_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "lent_view_to_another" CHECK ("from_id" <> "to_id")
);

CREATE INDEX "lent_view_organisation_id_to_id_idx" ON "lent_view"("organisation_id", "to_id");
CREATE INDEX "lent_view_organisation_id_from_id_idx" ON "lent_view"("organisation_id", "from_id");
ALTER TABLE "lent_view" ADD CONSTRAINT "lent_view_organisation_id_from_id_fkey" FOREIGN KEY ("organisation_id", "from_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "lent_view" ADD CONSTRAINT "lent_view_organisation_id_to_id_fkey" FOREIGN KEY ("organisation_id", "to_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "lent_view" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "lent_view" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "lent_view" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "lent_view" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "lent_view" TO curtain_app;
GRANT UPDATE ("ended_at") ON "lent_view" TO curtain_app;
