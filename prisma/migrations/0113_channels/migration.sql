-- A channel of Teams or Slack is told by the outbox of webhooks, in words: what it hears, of whom, and in which language.
ALTER TABLE "webhook"
    ADD COLUMN "form" TEXT NOT NULL DEFAULT 'events',
    ADD COLUMN "hears" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "language" TEXT,
    ADD COLUMN "scope" TEXT,
    ADD COLUMN "team_id" UUID;

ALTER TABLE "webhook" DROP CONSTRAINT "webhook_events";
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_events" CHECK ("events" <@ ARRAY['completed', 'overdue', 'understands', 'faded', 'audit'] AND (cardinality("events") > 0) = ("form" = 'events')) NOT VALID;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_form" CHECK ("form" IN ('events', 'teams', 'slack')) NOT VALID;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_hears" CHECK ("hears" <@ ARRAY['digest', 'assigned', 'due-soon'] AND (cardinality("hears") > 0) = ("form" <> 'events')) NOT VALID;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_scope" CHECK (
    ("scope" IS NULL) = ("form" = 'events') AND ("language" IS NULL) = ("form" = 'events')
    AND "scope" IN ('organisation', 'team', 'team-and-below') AND ("team_id" IS NOT NULL) = (coalesce("scope", 'organisation') <> 'organisation')) NOT VALID;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_organisation_id_team_id_fkey" FOREIGN KEY ("organisation_id", "team_id") REFERENCES "team"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- What a channel is told, of which day: its id follows from both.
ALTER TABLE "webhook_delivery"
    ADD COLUMN "day" DATE,
    ADD COLUMN "detail" JSONB;

ALTER TABLE "webhook_delivery" DROP CONSTRAINT "webhook_delivery_kind";
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_kind" CHECK ("kind" IN ('completed', 'overdue', 'understands', 'faded', 'audit', 'test', 'digest', 'assigned', 'due-soon')) NOT VALID;
ALTER TABLE "webhook_delivery" DROP CONSTRAINT "webhook_delivery_of";
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_of" CHECK (
    ("event_id" IS NOT NULL) = ("kind" IN ('completed', 'overdue', 'understands', 'faded')) AND ("first_place" IS NULL) = ("kind" <> 'audit')
    AND ("detail" IS NOT NULL) = ("kind" IN ('digest', 'assigned', 'due-soon')) AND ("day" IS NULL) = ("detail" IS NULL)) NOT VALID;
