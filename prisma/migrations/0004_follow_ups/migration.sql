-- Follow-ups: a few items of the follow-up bank, weeks after a training. One is open at a time.
CREATE TABLE "follow_up" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT 'training',
    "modules" TEXT[] NOT NULL,
    "due_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "policy_version" INTEGER,
    "seed" TEXT NOT NULL,
    "state" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "last_moved_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "expired_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "follow_up_occasion" CHECK ("occasion" IN ('week', 'month', 'season')),
    CONSTRAINT "follow_up_reason" CHECK ("reason" IN ('training', 'fresh-items')),
    CONSTRAINT "follow_up_begun" CHECK (("started_at" IS NULL) = ("state" IS NULL) AND ("started_at" IS NULL) = ("policy_version" IS NULL))
);

ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_organisation_id_policy_version_fkey" FOREIGN KEY ("organisation_id", "policy_version") REFERENCES "policy"("organisation_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE INDEX "follow_up_organisation_id_person_id_due_on_idx" ON "follow_up"("organisation_id", "person_id", "due_on");
CREATE UNIQUE INDEX follow_up_one_open ON follow_up (organisation_id, person_id) WHERE ended_at IS NULL AND expired_at IS NULL;

-- An answer belongs to an attempt or to a follow-up. Within a follow-up its scene is its item.
ALTER TABLE "answer" ALTER COLUMN "attempt_id" DROP NOT NULL;
ALTER TABLE "answer" ADD COLUMN "follow_up_id" UUID;
ALTER TABLE "answer" ADD CONSTRAINT "answer_of_one" CHECK (num_nonnulls("attempt_id", "follow_up_id") = 1);
ALTER TABLE "answer" ADD CONSTRAINT "answer_organisation_id_follow_up_id_fkey" FOREIGN KEY ("organisation_id", "follow_up_id") REFERENCES "follow_up"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Partial, so that an answer in an attempt pays nothing for it.
CREATE UNIQUE INDEX answer_one_a_follow_up_item ON answer (organisation_id, follow_up_id, item_id) WHERE follow_up_id IS NOT NULL;

-- Whether answers went into it, or experts alone: publishing extends what was learned and does not throw it away.
ALTER TABLE "parameter_version" ADD COLUMN "calibrated" BOOLEAN NOT NULL DEFAULT false;

-- What the answers of all organisations say of an item: shares and means without anybody in them.
CREATE TABLE "item_statistics" (
    "parameters_hash" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_statistics_pkey" PRIMARY KEY ("parameters_hash","item_id")
);

ALTER TABLE "item_statistics" ADD CONSTRAINT "item_statistics_parameters_hash_fkey" FOREIGN KEY ("parameters_hash") REFERENCES "parameter_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- When each job last finished: a worker whose machine is off at night makes up for it when it starts.
CREATE TABLE "job_run" (
    "name" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("name")
);

ALTER TABLE follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow_up FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON follow_up TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON follow_up TO curtain_app
  USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());

GRANT SELECT, INSERT, UPDATE ON follow_up TO curtain_app;
GRANT SELECT ON item_statistics TO curtain_app;
GRANT SELECT, INSERT, UPDATE ON job_run TO curtain_app;

-- ---- a clinician's follow-up ------------------------------------------------------------------------------------------

-- All that the next step of a follow-up needs to know, in one row: where it stands, whether this answer is here already,
-- the person's understanding of all practices, and when they last answered each item. No row: no such follow-up of theirs.
CREATE FUNCTION follow_up_for_answer(in_organisation uuid, in_person uuid, in_follow_up uuid, in_answer uuid)
RETURNS TABLE (
  occasion text, modules text[], due_on date, closes_on date, policy_version integer, seed text, state jsonb, revision integer,
  started_at timestamptz, ended_at timestamptz, expired_at timestamptz, repeated_item_id text,
  understanding jsonb, answered jsonb, parameters_hash text, curriculum_hash text
)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY
    SELECT f.occasion, f.modules, f.due_on, f.closes_on, f.policy_version, f.seed, f.state, f.revision,
      f.started_at, f.ended_at, f.expired_at, given.item_id,
      (SELECT coalesce(jsonb_object_agg(u.practice_id, to_jsonb(u)), '{}') FROM understanding u
        WHERE u.organisation_id = in_organisation AND u.person_id = in_person),
      (SELECT coalesce(jsonb_object_agg(earlier.item_id, earlier.at), '{}') FROM (
        SELECT a.item_id, max(a.answered_at) AS at FROM answer a
        WHERE a.organisation_id = in_organisation AND a.person_id = in_person GROUP BY a.item_id) earlier),
      p.parameters_hash, p.curriculum_hash
    FROM follow_up f
    LEFT JOIN answer given ON given.organisation_id = in_organisation AND given.id = in_answer AND given.follow_up_id = f.id
    LEFT JOIN LATERAL (SELECT n.parameters_hash, n.curriculum_hash FROM publication n ORDER BY n.id DESC LIMIT 1) p ON true
    WHERE f.organisation_id = in_organisation AND f.id = in_follow_up AND f.person_id = in_person;
END $$;

-- The same with who is asking, in one round trip; see attempt_in_session().
CREATE FUNCTION follow_up_in_session(in_organisation uuid, in_session uuid, in_now timestamptz, in_follow_up uuid, in_answer uuid)
RETURNS TABLE (
  person_id uuid, email text, given_name text, family_name text, language text, organisation_name text, roles text[], team_ids uuid[],
  occasion text, modules text[], due_on date, closes_on date, policy_version integer, seed text, state jsonb, revision integer,
  started_at timestamptz, ended_at timestamptz, expired_at timestamptz, repeated_item_id text,
  understanding jsonb, answered jsonb, parameters_hash text, curriculum_hash text
)
LANGUAGE sql AS $$
  SELECT v.*, f.* FROM viewer_of_session(in_organisation, in_session, in_now) v
  LEFT JOIN LATERAL follow_up_for_answer(in_organisation, v.person_id, in_follow_up, in_answer) f ON true
$$;

-- Writes an understanding that was computed from the revision before. False: something else wrote it meanwhile.
CREATE FUNCTION write_understanding(in_organisation uuid, in_person uuid, in_practice text, in_understanding jsonb) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  written integer;
BEGIN
  INSERT INTO understanding AS u (organisation_id, person_id, practice_id, parameters_hash, likelihood, answers,
      effective_answers, last_evidence_at, stability_days, trained_at, right_on_later_day_at, sure_and_wrong, misconceptions, revision)
    SELECT in_organisation, in_person, in_practice, n.parameters_hash, n.likelihood, n.answers, n.effective_answers,
      n.last_evidence_at, n.stability_days, n.trained_at, n.right_on_later_day_at, n.sure_and_wrong, n.misconceptions, n.revision
    FROM jsonb_populate_record(NULL::understanding, in_understanding) n
    ON CONFLICT (organisation_id, person_id, practice_id) DO UPDATE SET
      parameters_hash = excluded.parameters_hash, likelihood = excluded.likelihood, answers = excluded.answers,
      effective_answers = excluded.effective_answers, last_evidence_at = excluded.last_evidence_at,
      stability_days = excluded.stability_days, trained_at = excluded.trained_at,
      right_on_later_day_at = excluded.right_on_later_day_at, sure_and_wrong = excluded.sure_and_wrong,
      misconceptions = excluded.misconceptions, revision = excluded.revision
    WHERE u.revision = excluded.revision - 1;
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written > 0;
END $$;

-- One answer in a follow-up, whole or not at all; see record_answer().
CREATE FUNCTION record_follow_up_answer(
  in_organisation uuid, in_person uuid, in_follow_up uuid, in_revision integer, in_state jsonb,
  in_answer uuid, in_item text, in_practice text, in_choice text[], in_correct boolean, in_confidence confidence,
  in_elapsed_ms integer, in_misconceptions text[], in_now timestamptz, in_understanding jsonb
) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  moved integer;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  UPDATE follow_up SET state = in_state, revision = revision + 1, last_moved_at = in_now,
      ended_at = CASE WHEN (in_state ->> 'ended')::boolean THEN in_now END
    WHERE organisation_id = in_organisation AND id = in_follow_up AND person_id = in_person AND revision = in_revision
      AND started_at IS NOT NULL AND ended_at IS NULL AND expired_at IS NULL;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved = 0 THEN RETURN 'overtaken'; END IF;
  INSERT INTO answer (organisation_id, id, person_id, follow_up_id, scene_id, item_id, practice_id, choice, correct,
      confidence, elapsed_ms, misconceptions, counts, answered_at)
    VALUES (in_organisation, in_answer, in_person, in_follow_up, in_item, in_item, in_practice, in_choice, in_correct,
      in_confidence, in_elapsed_ms, in_misconceptions, in_understanding IS NOT NULL, in_now);
  IF in_understanding IS NOT NULL AND NOT write_understanding(in_organisation, in_person, in_practice, in_understanding) THEN
    RAISE EXCEPTION 'understanding of practice % was written by another answer', in_practice USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN 'recorded';
END $$;

-- ---- jobs, for all organisations ----------------------------------------------------------------------------------------

-- Which organisations there are, for a job that then works inside each.
CREATE FUNCTION organisation_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM organisation ORDER BY id
$$;

-- The counted answers of the next so many people, in the order of their keys, without anybody's name. Somebody without
-- answers has one row without an item, so that the last row always says where to go on.
CREATE FUNCTION counted_answers(in_after_organisation uuid, in_after_person uuid, in_people integer)
RETURNS TABLE (
  organisation_id uuid, person_id uuid, profession text, language text, item_id text, choice text[], correct boolean,
  confidence confidence, elapsed_ms integer, answered_at timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.organisation_id, p.id, p.profession, p.language, a.item_id, a.choice, a.correct, a.confidence, a.elapsed_ms, a.answered_at
  FROM (
    SELECT * FROM person WHERE (person.organisation_id, person.id) > (in_after_organisation, in_after_person)
    ORDER BY person.organisation_id, person.id LIMIT in_people
  ) p
  LEFT JOIN answer a ON a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.counts
  ORDER BY p.organisation_id, p.id, a.answered_at, a.id
$$;

-- Whose understanding was computed with other parameters, the next so many in the order of their keys.
CREATE FUNCTION people_to_replay(in_parameters_hash text, in_after_organisation uuid, in_after_person uuid, in_people integer)
RETURNS TABLE (organisation_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT u.organisation_id, u.person_id FROM understanding u
  WHERE u.parameters_hash <> in_parameters_hash AND (u.organisation_id, u.person_id) > (in_after_organisation, in_after_person)
  ORDER BY u.organisation_id, u.person_id LIMIT in_people
$$;

-- Puts parameters that were learned from answers in service, beside the curriculum that is in service, unless something
-- else was published since they were learned ('overtaken'). Every organisation's audit trail says, in the same
-- transaction, which items stopped counting and which count again.
CREATE FUNCTION publish_calibration(
  in_replaced text, in_hash text, in_document jsonb, in_quarantined text[], in_released text[], in_now timestamptz
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  newest publication;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('curtain: publish'));
  SELECT * INTO newest FROM publication ORDER BY id DESC LIMIT 1;
  IF newest.parameters_hash IS DISTINCT FROM in_replaced THEN RETURN 'overtaken'; END IF;
  INSERT INTO parameter_version (hash, document, calibrated, created_at) VALUES (in_hash, in_document, true, in_now)
    ON CONFLICT (hash) DO NOTHING;
  INSERT INTO publication (curriculum_hash, parameters_hash, published_at) VALUES (newest.curriculum_hash, in_hash, in_now);
  INSERT INTO audit_event (organisation_id, id, action, subject_type, subject_id, detail, at)
    SELECT o.id, gen_random_uuid(), changed.action, 'organisation', o.id,
      jsonb_build_object('item', changed.item, 'parameters', in_hash), in_now
    FROM organisation o
    CROSS JOIN (
      SELECT 'item.quarantined' AS action, unnest(in_quarantined) AS item
      UNION ALL
      SELECT 'item.counting-again', unnest(in_released)
    ) changed;
  RETURN 'published';
END $$;

-- Replaces what is said of items under these parameters: { [item id]: document }.
CREATE FUNCTION store_item_statistics(in_parameters_hash text, in_documents jsonb, in_now timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO item_statistics (parameters_hash, item_id, document, computed_at)
    SELECT in_parameters_hash, key, value, in_now FROM jsonb_each(in_documents)
    ON CONFLICT (parameters_hash, item_id) DO UPDATE SET document = excluded.document, computed_at = excluded.computed_at
$$;

REVOKE EXECUTE ON FUNCTION follow_up_for_answer(uuid, uuid, uuid, uuid), follow_up_in_session(uuid, uuid, timestamptz, uuid, uuid),
  write_understanding(uuid, uuid, text, jsonb),
  record_follow_up_answer(uuid, uuid, uuid, integer, jsonb, uuid, text, text, text[], boolean, confidence, integer, text[], timestamptz, jsonb),
  organisation_ids(), counted_answers(uuid, uuid, integer), people_to_replay(text, uuid, uuid, integer),
  publish_calibration(text, text, jsonb, text[], text[], timestamptz), store_item_statistics(text, jsonb, timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION follow_up_for_answer(uuid, uuid, uuid, uuid), follow_up_in_session(uuid, uuid, timestamptz, uuid, uuid),
  write_understanding(uuid, uuid, text, jsonb),
  record_follow_up_answer(uuid, uuid, uuid, integer, jsonb, uuid, text, text, text[], boolean, confidence, integer, text[], timestamptz, jsonb),
  organisation_ids(), counted_answers(uuid, uuid, integer), people_to_replay(text, uuid, uuid, integer),
  publish_calibration(text, text, jsonb, text[], text[], timestamptz), store_item_statistics(text, jsonb, timestamptz)
  TO curtain_app;
