-- What an administrator decided about a quarantined item after reading it, and why. The newest one of an organisation holds.
CREATE TABLE "item_decision" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_decision_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "item_decision_decision" CHECK ("decision" IN ('stays-out', 'counts-again'))
);

CREATE INDEX "item_decision_organisation_id_item_id_decided_at_idx" ON "item_decision"("organisation_id", "item_id", "decided_at");
ALTER TABLE "item_decision" ADD CONSTRAINT "item_decision_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "item_decision" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "item_decision" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "item_decision" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "item_decision" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
-- Never changed: who thinks again decides again.
GRANT SELECT, INSERT ON "item_decision" TO curtain_app;
