-- What someone shows besides their password: the secret of an app that makes codes and the hashes of recovery codes, sealed
-- under a key of the web process; and which code was used last, so that none works twice.

CREATE TABLE "second_factor" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("organisation_id","person_id"),
    CONSTRAINT "second_factor_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

ALTER TABLE "second_factor" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "second_factor" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "second_factor" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "second_factor" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "second_factor" TO curtain_app;
