-- What programmes asked to be changed under a key of theirs, and how it was answered: asked again, it is answered the same.
CREATE TABLE "api_request" (
    "organisation_id" UUID NOT NULL,
    "token_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB,

    CONSTRAINT "api_request_pkey" PRIMARY KEY ("organisation_id","token_id","key")
);

CREATE INDEX "api_request_made_at_idx" ON "api_request"("made_at");
ALTER TABLE "api_request" ADD CONSTRAINT "api_request_organisation_id_token_id_fkey" FOREIGN KEY ("organisation_id", "token_id") REFERENCES "api_token"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "api_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_request" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "api_request" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "api_request" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "api_request" TO curtain_app;
