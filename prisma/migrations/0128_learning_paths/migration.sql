-- An organisation's lists of modules, in an order in which each may open once those before it are done.
CREATE TABLE "learning_path" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "in_order" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "learning_path_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "learning_path_step" (
    "organisation_id" UUID NOT NULL,
    "path_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "module_slug" TEXT NOT NULL,

    CONSTRAINT "learning_path_step_pkey" PRIMARY KEY ("organisation_id","path_id","place")
);

CREATE UNIQUE INDEX "learning_path_step_organisation_id_path_id_module_slug_key" ON "learning_path_step"("organisation_id", "path_id", "module_slug");
ALTER TABLE "learning_path" ADD CONSTRAINT "learning_path_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "learning_path_step" ADD CONSTRAINT "learning_path_step_organisation_id_path_id_fkey" FOREIGN KEY ("organisation_id", "path_id") REFERENCES "learning_path"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "learning_path" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "learning_path" FORCE ROW LEVEL SECURITY;
ALTER TABLE "learning_path_step" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "learning_path_step" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "learning_path" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_sees_all ON "learning_path_step" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "learning_path" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
CREATE POLICY one_organisation ON "learning_path_step" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE ON "learning_path" TO curtain_app;
GRANT SELECT, INSERT, DELETE ON "learning_path_step" TO curtain_app;

-- An assignment of a path has its steps as they are; each person's enrolments have them as they were when the person began.
ALTER TABLE "assignment"
    ADD COLUMN "path_id" UUID,
    ADD COLUMN "in_order" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_organisation_id_path_id_fkey" FOREIGN KEY ("organisation_id", "path_id") REFERENCES "learning_path"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT NOT VALID;
ALTER TABLE "assignment_module" ADD COLUMN "place" INTEGER;
ALTER TABLE "enrolment"
    ADD COLUMN "place" INTEGER,
    ADD COLUMN "locked" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "opened_at" TIMESTAMPTZ(3);

-- allowed: function-in-migration: the trigger below needs it, and the folder takes it over
CREATE FUNCTION open_after_completion() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RETURN NULL;
END $$;
CREATE TRIGGER steps_opened AFTER UPDATE OF completed_at ON enrolment FOR EACH ROW
  WHEN (OLD.completed_at IS NULL AND NEW.completed_at IS NOT NULL AND NEW.place IS NOT NULL) EXECUTE FUNCTION open_after_completion();
