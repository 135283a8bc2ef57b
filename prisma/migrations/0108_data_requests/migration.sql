-- What people ask to be done with their data: to correct it, or to erase them. Administrators answer within a month (12(3) GDPR).
CREATE TABLE "data_request" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "reply" TEXT,
    "replied_by_id" UUID,
    "replied_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "data_request_kind" CHECK ("kind" IN ('erasure', 'correction')),
    CONSTRAINT "data_request_outcome" CHECK ("outcome" IN ('done', 'refused'))
);

CREATE INDEX "data_request_organisation_id_person_id_idx" ON "data_request"("organisation_id", "person_id");
-- One person has one open request of a kind.
CREATE UNIQUE INDEX "data_request_open" ON "data_request"("organisation_id", "person_id", "kind") WHERE "outcome" IS NULL;
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "data_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "data_request" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "data_request" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "data_request" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "data_request" TO curtain_app;
GRANT UPDATE ("outcome", "reply", "replied_by_id", "replied_at") ON "data_request" TO curtain_app;
