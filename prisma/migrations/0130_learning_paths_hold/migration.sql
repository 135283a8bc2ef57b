ALTER TABLE "assignment" VALIDATE CONSTRAINT "assignment_organisation_id_path_id_fkey";
