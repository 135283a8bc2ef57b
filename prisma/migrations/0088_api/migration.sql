-- Programmes read what an organisation has over the REST API: their tokens, each with what it may do, and whose results they fetched.
CREATE TABLE "api_token" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[] NOT NULL,
    "days" INTEGER NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "api_token_scopes" CHECK (cardinality("scopes") > 0)
);

CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "api_token" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_token" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "api_token" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "api_token" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "api_token" TO curtain_app;

CREATE TABLE "api_look" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_id" UUID NOT NULL,
    "token_name" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "people" UUID[] NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_look_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "api_look_what" CHECK ("what" IN ('completion', 'understanding'))
);

CREATE INDEX "api_look_organisation_id_token_id_what_at_idx" ON "api_look"("organisation_id", "token_id", "what", "at");
CREATE INDEX "api_look_people_idx" ON "api_look" USING GIN ("people");
ALTER TABLE "api_look" ADD CONSTRAINT "api_look_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "api_look" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_look" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "api_look" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "api_look" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "api_look" TO curtain_app;
