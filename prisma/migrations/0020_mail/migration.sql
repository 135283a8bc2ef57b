-- What is to be sent by mail, written in the transaction that is its reason and sent by the worker. A row holds neither a
-- text nor a link nor an address: they are made when it is sent.

CREATE TABLE "mail" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'waiting' CHECK ("status" IN ('waiting', 'sent', 'failed', 'cancelled')),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "give_up_at" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "server_words" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE INDEX "mail_organisation_id_status_created_at_id_idx" ON "mail"("organisation_id", "status", "created_at", "id");
CREATE INDEX "mail_organisation_id_person_id_created_at_idx" ON "mail"("organisation_id", "person_id", "created_at");
-- What the worker takes next: someone who asked for a new password waits for nobody's invitations.
CREATE INDEX "mail_due" ON "mail" (("kind" <> 'password-reset'), "next_try_at") WHERE "status" = 'waiting';

ALTER TABLE "mail" ADD CONSTRAINT "mail_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON mail TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON mail TO curtain_app
  USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());

-- What becomes of a mail is decided by functions alone: claim_mail, settle_mail, retry_mail, cancel_mail.
GRANT SELECT ON mail TO curtain_app;
GRANT INSERT (organisation_id, id, person_id, kind, parameters, created_at, started_at, give_up_at, next_try_at) ON mail TO curtain_app;
