-- A round of practising is a follow-up that its reader asked for: about one practice, at any time.
ALTER TABLE "follow_up" ADD COLUMN "practises" TEXT;

ALTER TABLE "follow_up" DROP CONSTRAINT "follow_up_occasion";
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_occasion" CHECK ("occasion" IN ('week', 'month', 'season', 'own')) NOT VALID;
ALTER TABLE "follow_up" DROP CONSTRAINT "follow_up_reason";
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_reason" CHECK ("reason" IN ('training', 'fresh-items', 'practising')) NOT VALID;
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_practises" CHECK (("reason" = 'practising') = ("practises" IS NOT NULL)) NOT VALID;
