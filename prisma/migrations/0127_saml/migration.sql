-- Single sign-on by SAML 2.0 beside OpenID Connect: where the provider signs people in and with which certificates it signs; and what
-- it has answered to each request, until the browser that began it comes for it, once.
ALTER TABLE "sign_on"
    ADD COLUMN "protocol" TEXT NOT NULL DEFAULT 'openid-connect',
    ADD COLUMN "sign_in_address" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "certificates" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "metadata_address" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "metadata_read_at" TIMESTAMPTZ(3);

CREATE TABLE "sign_on_answer" (
    "organisation_id" UUID NOT NULL,
    "request_hash" TEXT NOT NULL,
    "claims" JSONB,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_on_answer_pkey" PRIMARY KEY ("organisation_id","request_hash")
);

ALTER TABLE "sign_on_answer" ADD CONSTRAINT "sign_on_answer_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sign_on_answer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "sign_on_answer" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "sign_on_answer" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "sign_on_answer" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE ON "sign_on_answer" TO curtain_app;
