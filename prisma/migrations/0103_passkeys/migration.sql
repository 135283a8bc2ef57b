-- Keys of people's devices that sign them in without a password, or as their second factor: the public halves.

CREATE TABLE "passkey" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    -- As the device names it, base64url.
    "credential_id" TEXT NOT NULL,
    -- COSE
    "public_key" BYTEA NOT NULL,
    -- How often the device says that it was used; some always say 0.
    "counter" BIGINT NOT NULL,
    "transports" TEXT[] NOT NULL,
    -- What its owner calls it.
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "passkey_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");
CREATE INDEX "passkey_organisation_id_person_id_idx" ON "passkey"("organisation_id", "person_id");

ALTER TABLE "passkey" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "passkey" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "passkey" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "passkey" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "passkey" TO curtain_app;
