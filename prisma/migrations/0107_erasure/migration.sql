-- How long training evidence of people who left is kept: six years, as documentation is under HIPAA (45 CFR 164.316).
ALTER TABLE "organisation" ADD COLUMN "evidence_kept_months" INTEGER NOT NULL DEFAULT 72;
-- Since when someone who left is a pseudonym, and since when what they did is deleted.
ALTER TABLE "person" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
ALTER TABLE "person" ADD COLUMN "evidence_deleted_at" TIMESTAMPTZ(3);
-- Since when an event is without what would say whose it is: prisma/functions/redact_events.sql.
ALTER TABLE "audit_event" ADD COLUMN "redacted_at" TIMESTAMPTZ(3);

-- Answers whose time is over, of nobody: prisma/functions/remove_evidence.sql.
CREATE TABLE "unnamed_answer" (
    "respondent" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "profession" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "choice" TEXT[],
    "correct" BOOLEAN NOT NULL,
    "confidence" "confidence" NOT NULL,
    "elapsed_ms" INTEGER NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unnamed_answer_pkey" PRIMARY KEY ("respondent","place")
);
