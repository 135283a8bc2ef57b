-- A directory (Entra ID, Okta) keeps the organisation's people over SCIM 2.0: its tokens, its users and groups as it describes them.
CREATE TABLE "scim_token" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "scim_token_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE UNIQUE INDEX "scim_token_token_hash_key" ON "scim_token"("token_hash");
ALTER TABLE "scim_token" ADD CONSTRAINT "scim_token_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scim_token" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scim_token" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "scim_token" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "scim_token" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "scim_token" TO curtain_app;

CREATE TABLE "scim_user" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "user_name_key" TEXT,
    "external_id" TEXT,
    "person_id" UUID,
    "active" BOOLEAN NOT NULL,
    "document" JSONB NOT NULL,
    "problem" TEXT,
    "held_since" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scim_user_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "scim_user_problem" CHECK ("problem" IN ('no-address', 'address-taken'))
);

CREATE UNIQUE INDEX "scim_user_organisation_id_user_name_key_key" ON "scim_user"("organisation_id", "user_name_key");
CREATE UNIQUE INDEX "scim_user_organisation_id_person_id_key" ON "scim_user"("organisation_id", "person_id");
CREATE INDEX "scim_user_organisation_id_external_id_idx" ON "scim_user"("organisation_id", "external_id");
CREATE INDEX "scim_user_organisation_id_suspended_at_idx" ON "scim_user"("organisation_id", "suspended_at");
ALTER TABLE "scim_user" ADD CONSTRAINT "scim_user_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scim_user" ADD CONSTRAINT "scim_user_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scim_user" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scim_user" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "scim_user" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "scim_user" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "scim_user" TO curtain_app;

CREATE TABLE "scim_group" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "external_id" TEXT,
    "meaning" TEXT NOT NULL DEFAULT 'nothing',
    "team_id" UUID,
    "role" "role",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scim_group_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "scim_group_meaning" CHECK ("meaning" IN ('nothing', 'member', 'manager', 'role')),
    CONSTRAINT "scim_group_of_what" CHECK (("team_id" IS NOT NULL) = ("meaning" IN ('member', 'manager')) AND ("role" IS NOT NULL) = ("meaning" = 'role'))
);

CREATE INDEX "scim_group_organisation_id_display_name_idx" ON "scim_group"("organisation_id", "display_name");
ALTER TABLE "scim_group" ADD CONSTRAINT "scim_group_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scim_group" ADD CONSTRAINT "scim_group_organisation_id_team_id_fkey" FOREIGN KEY ("organisation_id", "team_id") REFERENCES "team"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scim_group" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scim_group" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "scim_group" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "scim_group" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "scim_group" TO curtain_app;

CREATE TABLE "scim_member" (
    "organisation_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "display" TEXT,

    CONSTRAINT "scim_member_pkey" PRIMARY KEY ("organisation_id","group_id","user_id")
);

CREATE INDEX "scim_member_organisation_id_user_id_idx" ON "scim_member"("organisation_id", "user_id");
ALTER TABLE "scim_member" ADD CONSTRAINT "scim_member_organisation_id_group_id_fkey" FOREIGN KEY ("organisation_id", "group_id") REFERENCES "scim_group"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scim_member" ADD CONSTRAINT "scim_member_organisation_id_user_id_fkey" FOREIGN KEY ("organisation_id", "user_id") REFERENCES "scim_user"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "scim_member" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scim_member" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "scim_member" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "scim_member" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "scim_member" TO curtain_app;
