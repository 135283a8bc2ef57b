-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "person_status" AS ENUM ('invited', 'active', 'suspended');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('clinician', 'manager', 'administrator');

-- CreateEnum
CREATE TYPE "token_purpose" AS ENUM ('invitation', 'password_reset');

-- CreateEnum
CREATE TYPE "confidence" AS ENUM ('sure', 'fairly', 'guess');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "site" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "status" "person_status" NOT NULL DEFAULT 'invited',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "credential" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("organisation_id","person_id")
);

-- CreateTable
CREATE TABLE "person_role" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,

    CONSTRAINT "person_role_pkey" PRIMARY KEY ("organisation_id","person_id","role")
);

-- CreateTable
CREATE TABLE "session" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "person_token" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" "token_purpose" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_token_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "team" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "organisation_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("organisation_id","team_id","person_id")
);

-- CreateTable
CREATE TABLE "team_manager" (
    "organisation_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "team_manager_pkey" PRIMARY KEY ("organisation_id","team_id","person_id")
);

-- CreateTable
CREATE TABLE "policy" (
    "organisation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("organisation_id","version")
);

-- CreateTable
CREATE TABLE "module_version" (
    "hash" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "module_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "curriculum_version" (
    "hash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "curriculum_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "parameter_version" (
    "hash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "parameter_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" SERIAL NOT NULL,
    "curriculum_hash" TEXT NOT NULL,
    "parameters_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "team_id" UUID,
    "person_id" UUID,
    "due_on" DATE NOT NULL,
    "repeat_months" INTEGER,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "assignment_module" (
    "organisation_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "module_slug" TEXT NOT NULL,

    CONSTRAINT "assignment_module_pkey" PRIMARY KEY ("organisation_id","assignment_id","module_slug")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "assignment_id" UUID,
    "module_slug" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "module_version_hash" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "asked_item_id" TEXT,
    "asked_practice_id" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "answer" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "scene_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "practice_id" TEXT NOT NULL,
    "choice" TEXT[],
    "correct" BOOLEAN NOT NULL,
    "confidence" "confidence" NOT NULL,
    "elapsed_ms" INTEGER NOT NULL,
    "misconceptions" TEXT[],
    "counts" BOOLEAN NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "understanding" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "practice_id" TEXT NOT NULL,
    "parameters_hash" TEXT NOT NULL,
    "likelihood" DOUBLE PRECISION[],
    "answers" INTEGER NOT NULL,
    "effective_answers" DOUBLE PRECISION NOT NULL,
    "last_evidence_at" TIMESTAMPTZ(3) NOT NULL,
    "stability_days" DOUBLE PRECISION NOT NULL,
    "trained_at" TIMESTAMPTZ(3),
    "right_on_later_day_at" TIMESTAMPTZ(3),
    "sure_and_wrong" INTEGER NOT NULL,
    "misconceptions" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "understanding_pkey" PRIMARY KEY ("organisation_id","person_id","practice_id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_organisation_id_family_name_given_name_idx" ON "person"("organisation_id", "family_name", "given_name");

-- CreateIndex
CREATE INDEX "session_organisation_id_person_id_idx" ON "session"("organisation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_token_token_hash_key" ON "person_token"("token_hash");

-- CreateIndex
CREATE INDEX "person_token_organisation_id_person_id_idx" ON "person_token"("organisation_id", "person_id");

-- CreateIndex
CREATE INDEX "team_organisation_id_parent_id_idx" ON "team"("organisation_id", "parent_id");

-- CreateIndex
CREATE INDEX "team_member_organisation_id_person_id_idx" ON "team_member"("organisation_id", "person_id");

-- CreateIndex
CREATE INDEX "team_manager_organisation_id_person_id_idx" ON "team_manager"("organisation_id", "person_id");

-- CreateIndex
CREATE INDEX "module_version_slug_created_at_idx" ON "module_version"("slug", "created_at");

-- CreateIndex
CREATE INDEX "assignment_organisation_id_created_at_idx" ON "assignment"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "enrolment_organisation_id_person_id_idx" ON "enrolment"("organisation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_organisation_id_assignment_id_person_id_module_sl_key" ON "enrolment"("organisation_id", "assignment_id", "person_id", "module_slug", "round");

-- CreateIndex
CREATE INDEX "attempt_organisation_id_enrolment_id_idx" ON "attempt"("organisation_id", "enrolment_id");

-- CreateIndex
CREATE INDEX "attempt_organisation_id_person_id_idx" ON "attempt"("organisation_id", "person_id");

-- CreateIndex
CREATE INDEX "answer_organisation_id_person_id_item_id_answered_at_idx" ON "answer"("organisation_id", "person_id", "item_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "answer_organisation_id_attempt_id_scene_id_key" ON "answer"("organisation_id", "attempt_id", "scene_id");

-- CreateIndex
CREATE INDEX "audit_event_organisation_id_at_idx" ON "audit_event"("organisation_id", "at");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_token" ADD CONSTRAINT "person_token_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_organisation_id_parent_id_fkey" FOREIGN KEY ("organisation_id", "parent_id") REFERENCES "team"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_organisation_id_team_id_fkey" FOREIGN KEY ("organisation_id", "team_id") REFERENCES "team"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_manager" ADD CONSTRAINT "team_manager_organisation_id_team_id_fkey" FOREIGN KEY ("organisation_id", "team_id") REFERENCES "team"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_manager" ADD CONSTRAINT "team_manager_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy" ADD CONSTRAINT "policy_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_curriculum_hash_fkey" FOREIGN KEY ("curriculum_hash") REFERENCES "curriculum_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_parameters_hash_fkey" FOREIGN KEY ("parameters_hash") REFERENCES "parameter_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_organisation_id_team_id_fkey" FOREIGN KEY ("organisation_id", "team_id") REFERENCES "team"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "assignment_module" ADD CONSTRAINT "assignment_module_organisation_id_assignment_id_fkey" FOREIGN KEY ("organisation_id", "assignment_id") REFERENCES "assignment"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_organisation_id_assignment_id_fkey" FOREIGN KEY ("organisation_id", "assignment_id") REFERENCES "assignment"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_organisation_id_enrolment_id_fkey" FOREIGN KEY ("organisation_id", "enrolment_id") REFERENCES "enrolment"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_module_version_hash_fkey" FOREIGN KEY ("module_version_hash") REFERENCES "module_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_organisation_id_policy_version_fkey" FOREIGN KEY ("organisation_id", "policy_version") REFERENCES "policy"("organisation_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_organisation_id_attempt_id_fkey" FOREIGN KEY ("organisation_id", "attempt_id") REFERENCES "attempt"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "understanding" ADD CONSTRAINT "understanding_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "understanding" ADD CONSTRAINT "understanding_parameters_hash_fkey" FOREIGN KEY ("parameters_hash") REFERENCES "parameter_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;


