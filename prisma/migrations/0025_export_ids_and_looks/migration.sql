-- Ids of their own for exports, and who looked at the results of a team's people.

-- The key that an organisation's exports make their ids with, as HMAC-SHA-256 pads it: 64 bytes each. Made once.
CREATE TABLE "export_key" (
    "organisation_id" UUID NOT NULL,
    "inner_pad" BYTEA NOT NULL,
    "outer_pad" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "export_key_pkey" PRIMARY KEY ("organisation_id"),
    CONSTRAINT "export_key_length" CHECK (octet_length("inner_pad") = 64 AND octet_length("outer_pad") = 64)
);

ALTER TABLE "export_key" ADD CONSTRAINT "export_key_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "export_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "export_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "export_key" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "export_key" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "export_key" TO curtain_app;

-- A look at a team's report, on its page or as a file, with the people whose statuses stood in it: they can see it, also
-- after they left the team.
CREATE TABLE "team_look" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "viewer_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "people" UUID[] NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_look_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "team_look_form" CHECK ("form" IN ('page', 'file'))
);

CREATE INDEX "team_look_organisation_id_viewer_id_team_id_at_idx" ON "team_look"("organisation_id", "viewer_id", "team_id", "at");
CREATE INDEX "team_look_people_idx" ON "team_look" USING GIN ("people");
ALTER TABLE "team_look" ADD CONSTRAINT "team_look_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "team_look" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "team_look" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "team_look" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "team_look" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "team_look" TO curtain_app;

-- Since when looks at teams are kept: for organisations that are there already, since this migration.
ALTER TABLE "organisation" ADD COLUMN "looks_kept_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
