-- An administrator contests a question for whoever writes the questions: that by itself changes nothing about whether it counts.
ALTER TABLE "item_decision" ADD COLUMN "contested" BOOLEAN NOT NULL DEFAULT false;
