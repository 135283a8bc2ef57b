ALTER TABLE "webhook" VALIDATE CONSTRAINT "webhook_events";
ALTER TABLE "webhook" VALIDATE CONSTRAINT "webhook_form";
ALTER TABLE "webhook" VALIDATE CONSTRAINT "webhook_hears";
ALTER TABLE "webhook" VALIDATE CONSTRAINT "webhook_scope";
ALTER TABLE "webhook" VALIDATE CONSTRAINT "webhook_organisation_id_team_id_fkey";
ALTER TABLE "webhook_delivery" VALIDATE CONSTRAINT "webhook_delivery_kind";
ALTER TABLE "webhook_delivery" VALIDATE CONSTRAINT "webhook_delivery_of";
