-- What the list of assignments says of one that many people have: counted when it is made or withdrawn, and at night.
-- Empty: not counted yet.
ALTER TABLE "assignment" ADD COLUMN "counted_at" TIMESTAMPTZ(3),
  ADD COLUMN "people" INTEGER,
  ADD COLUMN "finished" INTEGER,
  ADD COLUMN "open_people" INTEGER,
  ADD COLUMN "open_enrolments" INTEGER;

-- Parameters that an organisation's figures are of, while everybody's understanding is computed again with those that were
-- published since. No row: the figures are of those in service.
CREATE TABLE "replay" (
    "organisation_id" UUID NOT NULL,
    "parameters_hash" TEXT NOT NULL,

    CONSTRAINT "replay_pkey" PRIMARY KEY ("organisation_id"),
    CONSTRAINT "replay_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "replay_parameters_hash_fkey" FOREIGN KEY ("parameters_hash") REFERENCES "parameter_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What was computed so far with the new ones: a person's rows of understanding, until everybody's take the place of the old
-- ones in one moment.
CREATE TABLE "replayed_person" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "parameters_hash" TEXT NOT NULL,
    "understanding" JSONB NOT NULL,

    CONSTRAINT "replayed_person_pkey" PRIMARY KEY ("organisation_id","person_id"),
    CONSTRAINT "replayed_person_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

ALTER TABLE "replay" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "replay" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "replay" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "replay" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, DELETE ON "replay" TO curtain_app;

ALTER TABLE "replayed_person" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "replayed_person" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "replayed_person" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "replayed_person" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "replayed_person" TO curtain_app;
