-- How many people would have another status, had the judges set each practice's cut one standard error lower or higher.
ALTER TABLE "snapshot" ADD COLUMN "cut_sensitivity" JSONB;
