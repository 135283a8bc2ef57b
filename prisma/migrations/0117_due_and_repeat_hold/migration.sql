ALTER TABLE "assignment" VALIDATE CONSTRAINT "assignment_due";
ALTER TABLE "assignment" VALIDATE CONSTRAINT "assignment_repeat";
