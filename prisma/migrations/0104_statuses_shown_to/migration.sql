-- Who may see what one person understands under their name: the organisation chooses. As it was for everybody until now.
ALTER TABLE "organisation" ADD COLUMN "statuses_shown_to" TEXT NOT NULL DEFAULT 'managers-and-administrators';
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_statuses_shown_to" CHECK ("statuses_shown_to" IN ('managers-and-administrators', 'managers', 'groups-only')) NOT VALID;
