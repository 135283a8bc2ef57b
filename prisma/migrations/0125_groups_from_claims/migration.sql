-- Roles and teams from what a sign-in provider says: in which claim it says groups, what each group means here, and which groups it
-- named when someone last signed in.
ALTER TABLE "sign_on" ADD COLUMN "group_claim" TEXT NOT NULL DEFAULT '';

ALTER TABLE "sign_on_account"
    ADD COLUMN "group_values" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "groups_at" TIMESTAMPTZ(3),
    ADD COLUMN "groups_problem" TEXT;

CREATE TABLE "sign_on_group" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "value" TEXT NOT NULL,
    "meaning" TEXT NOT NULL DEFAULT 'nothing',
    "team_id" UUID,
    "role" "role",
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_group_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "sign_on_group_meaning" CHECK ("meaning" IN ('nothing', 'member', 'manager', 'role')),
    CONSTRAINT "sign_on_group_of_what" CHECK (("team_id" IS NOT NULL) = ("meaning" IN ('member', 'manager')) AND ("role" IS NOT NULL) = ("meaning" = 'role'))
);

CREATE UNIQUE INDEX "sign_on_group_organisation_id_value_key" ON "sign_on_group"("organisation_id", "value");
ALTER TABLE "sign_on_group" ADD CONSTRAINT "sign_on_group_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sign_on_group" ADD CONSTRAINT "sign_on_group_organisation_id_team_id_fkey" FOREIGN KEY ("organisation_id", "team_id") REFERENCES "team"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sign_on_group" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sign_on_group" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "sign_on_group" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "sign_on_group" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_on_group" TO curtain_app;
