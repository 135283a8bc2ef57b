-- What a person does not want by mail, and the links that stop it.

CREATE TABLE "notice_choice" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "not_by_mail" TEXT[] NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("organisation_id","person_id"),
    CONSTRAINT "notice_choice_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

ALTER TABLE "notice_choice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notice_choice" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "notice_choice" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "notice_choice" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE ON "notice_choice" TO curtain_app;

-- The SHA-256 of the link in a mail. It goes half a year after its mail, and with its person.
CREATE TABLE "unsubscribe_token" (
    "organisation_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unsubscribe_token_pkey" PRIMARY KEY ("organisation_id","token_hash"),
    CONSTRAINT "unsubscribe_token_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "unsubscribe_token_token_hash_key" ON "unsubscribe_token"("token_hash");
CREATE INDEX "unsubscribe_token_organisation_id_person_id_created_at_idx" ON "unsubscribe_token"("organisation_id", "person_id", "created_at");

ALTER TABLE "unsubscribe_token" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "unsubscribe_token" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "unsubscribe_token" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "unsubscribe_token" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT ON "unsubscribe_token" TO curtain_app;
