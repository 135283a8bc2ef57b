-- Where an organisation's other systems are told what happens: addresses, events of people and what became of sending each.
CREATE TABLE "webhook" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "events" TEXT[] NOT NULL,
    "secret" TEXT NOT NULL,
    "secret_id" UUID NOT NULL,
    "former_secret" TEXT,
    "former_until" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "switched_off_at" TIMESTAMPTZ(3),
    "switched_off_because" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "last_delivered_at" TIMESTAMPTZ(3),
    "rests_until" TIMESTAMPTZ(3) NOT NULL,
    "audit_place" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "webhook_events" CHECK ("events" <@ ARRAY['completed', 'overdue', 'understands', 'faded', 'audit'] AND cardinality("events") > 0),
    CONSTRAINT "webhook_switched_off" CHECK (("switched_off_at" IS NULL) = ("switched_off_because" IS NULL) AND "switched_off_because" IN ('by-hand', 'failed', 'gone'))
);

CREATE INDEX "webhook_on" ON "webhook"("rests_until") WHERE "switched_off_at" IS NULL;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "webhook" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "webhook" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "webhook" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook" TO curtain_app;

CREATE TABLE "webhook_event" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "webhook_event_kind" CHECK ("kind" IN ('completed', 'overdue', 'understands', 'faded'))
);

CREATE INDEX "webhook_event_organisation_id_person_id_idx" ON "webhook_event"("organisation_id", "person_id");
CREATE INDEX "webhook_event_made_at_idx" ON "webhook_event"("made_at");
ALTER TABLE "webhook_event" ADD CONSTRAINT "webhook_event_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook_event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "webhook_event" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "webhook_event" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "webhook_event" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT ON "webhook_event" TO curtain_app;

CREATE TABLE "webhook_delivery" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "event_id" UUID,
    "first_place" BIGINT,
    "last_place" BIGINT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_at" TIMESTAMPTZ(3),
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "tried_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "answer_status" INTEGER,
    "problem" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "webhook_delivery_kind" CHECK ("kind" IN ('completed', 'overdue', 'understands', 'faded', 'audit', 'test')),
    CONSTRAINT "webhook_delivery_status" CHECK ("status" IN ('waiting', 'delivered', 'failed', 'cancelled')),
    CONSTRAINT "webhook_delivery_of" CHECK (("event_id" IS NULL) = ("kind" IN ('audit', 'test')) AND ("first_place" IS NULL) = ("kind" <> 'audit'))
);

CREATE INDEX "webhook_delivery_due" ON "webhook_delivery"("organisation_id", "webhook_id", "next_try_at") WHERE "status" = 'waiting';
CREATE INDEX "webhook_delivery_failed" ON "webhook_delivery"("organisation_id", "webhook_id") WHERE "status" = 'failed';
-- One batch of the audit trail is under way at a time: they arrive in order.
CREATE UNIQUE INDEX "webhook_delivery_one_batch" ON "webhook_delivery"("organisation_id", "webhook_id") WHERE "kind" = 'audit' AND "status" = 'waiting';
CREATE INDEX "webhook_delivery_organisation_id_webhook_id_created_at_idx" ON "webhook_delivery"("organisation_id", "webhook_id", "created_at");
CREATE INDEX "webhook_delivery_organisation_id_event_id_idx" ON "webhook_delivery"("organisation_id", "event_id");
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_organisation_id_webhook_id_fkey" FOREIGN KEY ("organisation_id", "webhook_id") REFERENCES "webhook"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_organisation_id_event_id_fkey" FOREIGN KEY ("organisation_id", "event_id") REFERENCES "webhook_event"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook_delivery" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "webhook_delivery" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "webhook_delivery" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "webhook_delivery" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE ON "webhook_delivery" TO curtain_app;

-- Which practices people understood, or had understood, when the worker last looked: what differs is told. Only while a webhook
-- is to be told of it.
CREATE TABLE "webhook_status" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "practice_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "webhook_status_pkey" PRIMARY KEY ("organisation_id","person_id","practice_id"),
    CONSTRAINT "webhook_status_status" CHECK ("status" IN ('understands', 'faded'))
);

ALTER TABLE "webhook_status" ADD CONSTRAINT "webhook_status_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook_status" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "webhook_status" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "webhook_status" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "webhook_status" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_status" TO curtain_app;

-- When the worker last looked at what people understand, and on which day at everybody.
CREATE TABLE "webhook_watch" (
    "organisation_id" UUID NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "all_on" DATE NOT NULL,

    CONSTRAINT "webhook_watch_pkey" PRIMARY KEY ("organisation_id")
);

ALTER TABLE "webhook_watch" ADD CONSTRAINT "webhook_watch_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook_watch" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "webhook_watch" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "webhook_watch" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "webhook_watch" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_watch" TO curtain_app;

-- What a completed module tells is written in the transaction that completes it: prisma/functions/tell_of_completion.sql.
-- allowed: function-in-migration: the trigger below needs it, and the folder takes it over
CREATE FUNCTION tell_of_completion() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN NULL;
END $$;
CREATE TRIGGER completion_told AFTER UPDATE OF completed_at ON enrolment FOR EACH ROW
  WHEN (OLD.completed_at IS NULL AND NEW.completed_at IS NOT NULL) EXECUTE FUNCTION tell_of_completion();
