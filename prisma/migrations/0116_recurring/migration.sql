-- An assignment asks again: on repeat_from and then every repeat_months, or so many months after each person completed
-- the module last. Each round is due repeat_days after it is asked.
ALTER TABLE "assignment" ADD COLUMN "repeat_by" TEXT CHECK ("repeat_by" IN ('calendar', 'completion'));
ALTER TABLE "assignment" ADD COLUMN "repeat_from" DATE;
ALTER TABLE "assignment" ADD COLUMN "repeat_days" INTEGER CHECK ("repeat_days" BETWEEN 1 AND 1000);
