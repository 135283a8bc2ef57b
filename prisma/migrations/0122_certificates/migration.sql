-- Certificates that clinicians have asked for: what each says, fixed when it was issued. Its code is kept as it is, and not as a
-- hash, because the same paper is to be made again; what it opens stands in the same row.
CREATE TABLE "certificate" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_name" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "completed" JSONB NOT NULL,
    "says_understanding" BOOLEAN NOT NULL,
    -- Null: it says nothing of understanding, or what it said was deleted with its holder's statuses, and its paper with it.
    "understands" JSONB,
    "paper" JSONB,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revoked_because" TEXT,
    "revoked_words" TEXT,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "certificate_revoked_because" CHECK ("revoked_because" IN ('issued-in-error', 'details-wrong', 'not-earned', 'other', 'by-holder'))
);

CREATE UNIQUE INDEX "certificate_code_key" ON "certificate"("code");
CREATE INDEX "certificate_organisation_id_person_id_idx" ON "certificate"("organisation_id", "person_id");
CREATE INDEX "certificate_organisation_id_issued_at_idx" ON "certificate"("organisation_id", "issued_at" DESC);
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "certificate" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "certificate" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "certificate" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "certificate" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "certificate" TO curtain_app;
GRANT UPDATE ("revoked_at", "revoked_by_id", "revoked_because", "revoked_words") ON "certificate" TO curtain_app;
