-- Since when an enrolment that was not finished is no longer asked: withdrawn, or its person left the team, was suspended
-- or stopped being a clinician, or the module went out of service. Empty: it is asked.
ALTER TABLE "enrolment" ADD COLUMN "released_at" TIMESTAMPTZ(3);
