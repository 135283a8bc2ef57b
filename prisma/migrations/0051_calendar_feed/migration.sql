-- The private address at which a calendar reads what is due for someone. Its SHA-256 alone is kept.

CREATE TABLE "calendar_feed" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("organisation_id","person_id"),
    CONSTRAINT "calendar_feed_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

ALTER TABLE "calendar_feed" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "calendar_feed" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "calendar_feed" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "calendar_feed" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "calendar_feed" TO curtain_app;
