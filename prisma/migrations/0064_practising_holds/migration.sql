ALTER TABLE "follow_up" VALIDATE CONSTRAINT "follow_up_occasion";
ALTER TABLE "follow_up" VALIDATE CONSTRAINT "follow_up_reason";
ALTER TABLE "follow_up" VALIDATE CONSTRAINT "follow_up_practises";
