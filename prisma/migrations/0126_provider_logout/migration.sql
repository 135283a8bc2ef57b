-- A sign-in provider that logs someone out ends their session here: which session of which provider began one, and which of its
-- tokens were used, each of which counts once.
ALTER TABLE "session"
    ADD COLUMN "provider_issuer" TEXT,
    ADD COLUMN "provider_session" TEXT;

CREATE TABLE "sign_on_spent" (
    "organisation_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_spent_pkey" PRIMARY KEY ("organisation_id","token_hash")
);

ALTER TABLE "sign_on_spent" ADD CONSTRAINT "sign_on_spent_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sign_on_spent" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sign_on_spent" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "sign_on_spent" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "sign_on_spent" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "sign_on_spent" TO curtain_app;
