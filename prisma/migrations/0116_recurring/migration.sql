-- An assignment asks again: on repeat_from and then every repeat_months, or so many months after each person completed
-- the module last. Each round is due repeat_days after it is asked.
ALTER TABLE "assignment" ADD COLUMN "repeat_by" TEXT;
ALTER TABLE "assignment" ADD COLUMN "repeat_from" DATE;
ALTER TABLE "assignment" ADD COLUMN "repeat_days" INTEGER;
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_repeat" CHECK ("repeat_by" IS NULL OR ("repeat_by" IN ('calendar', 'completion')
    AND "repeat_months" BETWEEN 1 AND 120 AND "repeat_days" BETWEEN 1 AND 1000 AND ("repeat_by" = 'completion' OR "repeat_from" IS NOT NULL))) NOT VALID;
