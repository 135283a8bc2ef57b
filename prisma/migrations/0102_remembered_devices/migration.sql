-- Devices on which someone is not asked for their second factor again, and for how many days an organisation allows that; none: 0.
ALTER TABLE "organisation" ADD COLUMN "devices_remembered_days" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "remembered_device" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    -- SHA-256 of what the device keeps.
    "token_hash" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "remembered_device_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "remembered_device_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "remembered_device_organisation_id_person_id_idx" ON "remembered_device"("organisation_id", "person_id");

ALTER TABLE "remembered_device" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "remembered_device" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "remembered_device" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "remembered_device" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "remembered_device" TO curtain_app;
