-- How long the audit trail is kept, and networks and devices of sign-ins in it. The trail by default a year longer than training
-- evidence: what was done with it can be shown as long as it is there.
ALTER TABLE "organisation" ADD COLUMN "trail_kept_months" INTEGER NOT NULL DEFAULT 84;
ALTER TABLE "organisation" ADD COLUMN "networks_kept_months" INTEGER NOT NULL DEFAULT 12;
-- Up to when sign-ins are without networks and devices: prisma/functions/redact_past_networks.sql.
ALTER TABLE "organisation" ADD COLUMN "networks_redacted_to" TIMESTAMPTZ(3);
-- Where the chain begins that is kept, and the hash of the event before: prisma/functions/delete_past_events.sql.
ALTER TABLE "audit_head" ADD COLUMN "first_place" BIGINT NOT NULL DEFAULT 1;
ALTER TABLE "audit_head" ADD COLUMN "hash_before" TEXT NOT NULL DEFAULT '';
