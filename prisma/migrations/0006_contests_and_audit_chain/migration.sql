-- Contesting an item, and the audit trail's hash chain.

-- ---- contests: a clinician says that an item is wrong or does not fit, an administrator answers in words ----------

CREATE TYPE "contest_kind" AS ENUM ('wrong', 'does_not_fit');
CREATE TYPE "contest_outcome" AS ENUM ('kept', 'to_be_corrected');

CREATE TABLE "contest" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answer_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "practice_id" TEXT NOT NULL,
    "document_hash" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "kind" "contest_kind" NOT NULL,
    "reason" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "contest_outcome",
    "reply" TEXT,
    "replied_by_id" UUID,
    "replied_at" TIMESTAMPTZ(3),

    CONSTRAINT "contest_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "contest_reply_is_whole" CHECK (
      ("outcome" IS NULL AND "reply" IS NULL AND "replied_by_id" IS NULL AND "replied_at" IS NULL)
      OR ("outcome" IS NOT NULL AND "reply" IS NOT NULL AND "replied_at" IS NOT NULL))
);

CREATE INDEX "contest_organisation_id_made_at_idx" ON "contest"("organisation_id", "made_at");
CREATE INDEX "contest_organisation_id_person_id_idx" ON "contest"("organisation_id", "person_id");
-- One open contest of an item a person: a second one says the same.
CREATE UNIQUE INDEX "contest_one_open" ON "contest"("organisation_id", "person_id", "item_id") WHERE "outcome" IS NULL;

ALTER TABLE "contest" ADD CONSTRAINT "contest_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "contest" ADD CONSTRAINT "contest_organisation_id_answer_id_fkey" FOREIGN KEY ("organisation_id", "answer_id") REFERENCES "answer"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "contest" ADD CONSTRAINT "contest_document_hash_fkey" FOREIGN KEY ("document_hash") REFERENCES "module_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "contest" ADD CONSTRAINT "contest_organisation_id_policy_version_fkey" FOREIGN KEY ("organisation_id", "policy_version") REFERENCES "policy"("organisation_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "contest" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "contest" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "contest" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "contest" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
-- What the clinician wrote is never changed; a reply can be.
GRANT SELECT, INSERT, UPDATE ("outcome", "reply", "replied_by_id", "replied_at") ON "contest" TO curtain_app;

-- ---- the audit trail's hash chain -----------------------------------------------------------------------------------

-- Where each organisation's chain stands. Locked while an event is added, so that no two take the same place.
CREATE TABLE "audit_head" (
    "organisation_id" UUID NOT NULL,
    "place" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("organisation_id")
);

ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_head" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "audit_head" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "audit_head" TO curtain_app USING (organisation_id = current_organisation());
GRANT SELECT ON "audit_head" TO curtain_app;

ALTER TABLE "audit_event" ADD COLUMN "place" BIGINT NOT NULL DEFAULT 0, ADD COLUMN "previous_hash" TEXT NOT NULL DEFAULT '', ADD COLUMN "hash" TEXT NOT NULL DEFAULT '';

-- What is hashed of an event: all of it, its place and the hash before it, as one JSON array. Auditors get this very text.
CREATE FUNCTION audit_content(event audit_event) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_array(
  event.organisation_id, event.place, event.previous_hash, event.id, event.actor_id, event.action, event.subject_type,
  event.subject_id, event.detail, to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text;

CREATE FUNCTION audit_hash(event audit_event) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN encode(sha256(convert_to(audit_content(event), 'UTF8')), 'hex');

REVOKE EXECUTE ON FUNCTION audit_content(audit_event), audit_hash(audit_event) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_content(audit_event), audit_hash(audit_event) TO curtain_app;

-- Gives a new event its place. Runs with the owner's rights, because the application's role may only read the head;
-- whatever place or hash an insert names is overwritten.
CREATE FUNCTION chain_audit_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_head AS head (organisation_id, place, hash) VALUES (NEW.organisation_id, 1, '')
    ON CONFLICT (organisation_id) DO UPDATE SET place = head.place + 1
    RETURNING head.place, head.hash INTO NEW.place, NEW.previous_hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_head SET hash = NEW.hash WHERE organisation_id = NEW.organisation_id;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION chain_audit_event() FROM PUBLIC;

-- The events that are there already, in the order of their time.
DO $$
DECLARE
  event audit_event;
BEGIN
  FOR event IN SELECT * FROM audit_event ORDER BY organisation_id, at, id LOOP
    INSERT INTO audit_head AS head (organisation_id, place, hash) VALUES (event.organisation_id, 1, '')
      ON CONFLICT (organisation_id) DO UPDATE SET place = head.place + 1
      RETURNING head.place, head.hash INTO event.place, event.previous_hash;
    event.hash := audit_hash(event);
    UPDATE audit_event SET place = event.place, previous_hash = event.previous_hash, hash = event.hash
      WHERE organisation_id = event.organisation_id AND id = event.id;
    UPDATE audit_head SET hash = event.hash WHERE organisation_id = event.organisation_id;
  END LOOP;
END $$;

CREATE UNIQUE INDEX "audit_event_organisation_id_place_key" ON "audit_event"("organisation_id", "place");

CREATE TRIGGER chained BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION chain_audit_event();
