-- People sign in with their organisation's provider (OpenID Connect): which it is, for which domains, who they are there, and which
-- administrators get in without it.
CREATE TABLE "sign_on" (
    "organisation_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" TEXT NOT NULL,
    "makes_accounts" BOOLEAN NOT NULL DEFAULT false,
    "requirement" TEXT NOT NULL DEFAULT 'off',
    "tried_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_pkey" PRIMARY KEY ("organisation_id"),
    CONSTRAINT "sign_on_requirement" CHECK ("requirement" IN ('off', 'optional', 'required')),
    CONSTRAINT "sign_on_tried" CHECK ("requirement" = 'off' OR "tried_at" IS NOT NULL)
);

ALTER TABLE "sign_on" ADD CONSTRAINT "sign_on_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sign_on" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sign_on" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "sign_on" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "sign_on" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_on" TO curtain_app;

CREATE TABLE "sign_on_domain" (
    "organisation_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,

    CONSTRAINT "sign_on_domain_pkey" PRIMARY KEY ("organisation_id","domain")
);

CREATE UNIQUE INDEX "sign_on_domain_domain_key" ON "sign_on_domain"("domain");
ALTER TABLE "sign_on_domain" ADD CONSTRAINT "sign_on_domain_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sign_on_domain" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sign_on_domain" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "sign_on_domain" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "sign_on_domain" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_on_domain" TO curtain_app;

CREATE TABLE "sign_on_account" (
    "organisation_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_on_account_pkey" PRIMARY KEY ("organisation_id","issuer","subject")
);

CREATE UNIQUE INDEX "sign_on_account_organisation_id_issuer_person_id_key" ON "sign_on_account"("organisation_id", "issuer", "person_id");
CREATE INDEX "sign_on_account_organisation_id_person_id_idx" ON "sign_on_account"("organisation_id", "person_id");
ALTER TABLE "sign_on_account" ADD CONSTRAINT "sign_on_account_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sign_on_account" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sign_on_account" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "sign_on_account" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "sign_on_account" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_on_account" TO curtain_app;

CREATE TABLE "break_glass" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "named_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "break_glass_pkey" PRIMARY KEY ("organisation_id","person_id")
);

ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "break_glass" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "break_glass" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "break_glass" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "break_glass" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "break_glass" TO curtain_app;
