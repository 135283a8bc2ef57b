-- An assignment is due on one day, or so many days after each person joined or was first asked. An earlier build goes by due_on,
-- which then is the day of who is asked when it is made.
ALTER TABLE "assignment" ADD COLUMN "due_by" TEXT NOT NULL DEFAULT 'date' CHECK ("due_by" IN ('date', 'joining', 'asking'));
ALTER TABLE "assignment" ADD COLUMN "due_days" INTEGER CHECK ("due_days" BETWEEN 1 AND 1000);
-- Whether someone gave this person the day: then no change of the assignment moves it.
ALTER TABLE "enrolment" ADD COLUMN "due_by_hand" BOOLEAN NOT NULL DEFAULT false;
-- When they came back last after they had left: they join anew.
ALTER TABLE "person" ADD COLUMN "came_back_at" TIMESTAMPTZ(3);
