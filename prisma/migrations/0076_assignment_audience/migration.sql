-- Whether an assignment is for those whom its rules mean, and not for its team, its person or everyone: so that it is never
-- for everyone because its last rule is gone.
ALTER TABLE "assignment" ADD COLUMN "by_rules" BOOLEAN NOT NULL DEFAULT false;

-- Rules of who an assignment is for, which stay true as people change.
CREATE TABLE "assignment_audience" (
    "organisation_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    -- Of someone whom both kinds mean nothing is asked.
    "side" TEXT NOT NULL CHECK ("side" IN ('asked', 'spared')),
    "kind" TEXT NOT NULL CHECK ("kind" IN ('everyone', 'team', 'team-alone', 'profession', 'site', 'person')),
    "team_id" UUID,
    "person_id" UUID,
    "term" TEXT,

    CONSTRAINT "assignment_audience_pkey" PRIMARY KEY ("organisation_id","assignment_id","place"),
    CONSTRAINT "assignment_audience_of_one" CHECK (num_nonnulls("team_id", "person_id", "term") = CASE WHEN "kind" = 'everyone' THEN 0 ELSE 1 END)
);

CREATE INDEX "assignment_audience_organisation_id_team_id_idx" ON "assignment_audience"("organisation_id", "team_id");
CREATE INDEX "assignment_audience_organisation_id_person_id_idx" ON "assignment_audience"("organisation_id", "person_id");
ALTER TABLE "assignment_audience" ADD CONSTRAINT "assignment_audience_organisation_id_assignment_id_fkey" FOREIGN KEY ("organisation_id", "assignment_id") REFERENCES "assignment"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "assignment_audience" ADD CONSTRAINT "assignment_audience_organisation_id_team_id_fkey" FOREIGN KEY ("organisation_id", "team_id") REFERENCES "team"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "assignment_audience" ADD CONSTRAINT "assignment_audience_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "assignment_audience" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "assignment_audience" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "assignment_audience" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "assignment_audience" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, DELETE ON "assignment_audience" TO curtain_app;
GRANT UPDATE ("team_id", "term") ON "assignment_audience" TO curtain_app;

-- allowed: function-in-migration: the trigger needs it; the folder takes it over
CREATE FUNCTION await_reconciling() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE assignment a SET counted_at = NULL
  WHERE a.organisation_id = NEW.organisation_id AND a.counted_at IS NOT NULL AND a.withdrawn_at IS NULL AND EXISTS (
    SELECT FROM assignment_audience s
    WHERE s.organisation_id = a.organisation_id AND s.assignment_id = a.id AND s.kind IN ('profession', 'site'));
  RETURN NULL;
END $$;
-- At the end of the transaction: it changes rows of assignments, which come after the lock on enrolments.
CREATE CONSTRAINT TRIGGER awaits_reconciling AFTER UPDATE OF profession, site ON person DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.profession <> NEW.profession OR OLD.site <> NEW.site) EXECUTE FUNCTION await_reconciling();
