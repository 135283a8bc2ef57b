-- The parameters that an organisation's own decisions about questions make of those that are published for all. No row: it
-- decided nothing, and those that are published are its own.
CREATE TABLE "own_parameters" (
    "organisation_id" UUID NOT NULL,
    "base_hash" TEXT NOT NULL,
    "parameters_hash" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "own_parameters_pkey" PRIMARY KEY ("organisation_id"),
    CONSTRAINT "own_parameters_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "own_parameters_base_hash_fkey" FOREIGN KEY ("base_hash") REFERENCES "parameter_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "own_parameters_parameters_hash_fkey" FOREIGN KEY ("parameters_hash") REFERENCES "parameter_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

ALTER TABLE "own_parameters" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "own_parameters" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "own_parameters" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "own_parameters" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
-- Written by settle_parameters() alone.
GRANT SELECT ON "own_parameters" TO curtain_app;
