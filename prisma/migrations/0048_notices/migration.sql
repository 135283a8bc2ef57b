-- What a person is told, once: in the application, and by mail if they want it. The unique key is what makes it once,
-- whichever worker writes it and however often it was killed. No text: it is written in the reader's language when it is read.

CREATE TABLE "notice" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    -- An enrolment, a follow-up, a contest; the person where it is about all that they have to do.
    "about_id" UUID NOT NULL,
    -- The day that it is of: with the kind and what it is about, once.
    "day" DATE NOT NULL,
    -- Who reminded.
    "by_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    -- When it was decided how it goes by mail, and the mail that it goes with; without one it does not go by mail.
    "handled_at" TIMESTAMPTZ(3),
    "mail_id" UUID,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE UNIQUE INDEX "notice_organisation_id_person_id_kind_about_id_day_key" ON "notice"("organisation_id", "person_id", "kind", "about_id", "day");
CREATE INDEX "notice_organisation_id_person_id_created_at_idx" ON "notice"("organisation_id", "person_id", "created_at");
CREATE INDEX "notice_organisation_id_mail_id_idx" ON "notice"("organisation_id", "mail_id");
-- What waits for its person's sending hours.
CREATE INDEX "notice_to_handle" ON "notice" ("organisation_id", "person_id") WHERE "handled_at" IS NULL;

ALTER TABLE "notice" ADD CONSTRAINT "notice_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notice" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "notice" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "notice" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT ON "notice" TO curtain_app;
GRANT UPDATE ("read_at", "handled_at", "mail_id") ON "notice" TO curtain_app;
