-- An assignment is due on one day, or so many days after each person joined or was first asked. An earlier build goes by due_on,
-- which then is the day of who is asked when it is made.
ALTER TABLE "assignment" ADD COLUMN "due_by" TEXT NOT NULL DEFAULT 'date';
ALTER TABLE "assignment" ADD COLUMN "due_days" INTEGER;
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_due" CHECK ("due_by" = 'date' OR ("due_by" IN ('joining', 'asking') AND "due_days" BETWEEN 1 AND 1000)) NOT VALID;
-- Whether someone gave this person the day: then no change of the assignment moves it.
ALTER TABLE "enrolment" ADD COLUMN "due_by_hand" BOOLEAN NOT NULL DEFAULT false;
-- When they came back last after they had left: they join anew.
ALTER TABLE "person" ADD COLUMN "came_back_at" TIMESTAMPTZ(3);
