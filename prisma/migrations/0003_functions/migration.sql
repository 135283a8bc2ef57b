-- Functions that answer in one round trip. Those that act for a viewer run with the application's rights, under
-- row-level security, and set the organisation themselves. The look-ups before anybody is known run with the owner's.

-- Who an address belongs to, with the hash to check the password against.
CREATE FUNCTION sign_in_candidate(in_email text)
RETURNS TABLE (organisation_id uuid, person_id uuid, status person_status, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.organisation_id, p.id, p.status, c.password_hash
  FROM person p
  LEFT JOIN credential c ON c.organisation_id = p.organisation_id AND c.person_id = p.id
  WHERE p.email = in_email
$$;

-- Whose an invitation or a password reset is, while it holds.
CREATE FUNCTION token_subject(in_token_hash text, in_now timestamptz)
RETURNS TABLE (organisation_id uuid, token_id uuid, person_id uuid, purpose token_purpose, email text, given_name text, organisation_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.organisation_id, t.id, t.person_id, t.purpose, p.email, p.given_name, o.name
  FROM person_token t
  JOIN person p ON p.organisation_id = t.organisation_id AND p.id = t.person_id
  JOIN organisation o ON o.id = t.organisation_id
  WHERE t.token_hash = in_token_hash AND t.used_at IS NULL AND t.expires_at > in_now AND p.status <> 'suspended'
$$;

-- Housekeeping for all organisations: sessions and tokens whose time is over.
CREATE FUNCTION delete_expired(in_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sessions integer;
  tokens integer;
BEGIN
  DELETE FROM session WHERE expires_at <= in_now;
  GET DIAGNOSTICS sessions = ROW_COUNT;
  DELETE FROM person_token WHERE expires_at <= in_now - interval '30 days';
  GET DIAGNOSTICS tokens = ROW_COUNT;
  DELETE FROM rate_limit WHERE expire <= in_now;
  RETURN sessions + tokens;
END $$;

REVOKE EXECUTE ON FUNCTION sign_in_candidate(text), token_subject(text, timestamptz), delete_expired(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_in_candidate(text), token_subject(text, timestamptz), delete_expired(timestamptz) TO curtain_app;

-- These teams and all below them.
CREATE FUNCTION teams_and_below(in_organisation uuid, in_teams uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE reached AS (
    SELECT id FROM team WHERE organisation_id = in_organisation AND id = ANY (in_teams)
    UNION
    SELECT t.id FROM team t JOIN reached r ON t.parent_id = r.id WHERE t.organisation_id = in_organisation
  )
  SELECT coalesce(array_agg(id), '{}') FROM reached
$$;

-- All that a Viewer is made of, for somebody who may act now; no row for anybody else.
CREATE FUNCTION viewer_of_person(in_organisation uuid, in_person uuid)
RETURNS TABLE (person_id uuid, email text, given_name text, family_name text, language text, organisation_name text, roles text[], team_ids uuid[])
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY
    SELECT p.id, p.email, p.given_name, p.family_name, p.language, o.name,
      ARRAY(SELECT r.role::text FROM person_role r WHERE r.organisation_id = in_organisation AND r.person_id = p.id ORDER BY r.role),
      teams_and_below(in_organisation, ARRAY(
        SELECT m.team_id FROM team_manager m
        JOIN person_role r ON r.organisation_id = m.organisation_id AND r.person_id = m.person_id AND r.role = 'manager'
        WHERE m.organisation_id = in_organisation AND m.person_id = p.id))
    FROM person p JOIN organisation o ON o.id = p.organisation_id
    WHERE p.organisation_id = in_organisation AND p.id = in_person AND p.status = 'active';
END $$;

CREATE FUNCTION viewer_of_session(in_organisation uuid, in_session uuid, in_now timestamptz)
RETURNS TABLE (person_id uuid, email text, given_name text, family_name text, language text, organisation_name text, roles text[], team_ids uuid[])
LANGUAGE plpgsql AS $$
DECLARE
  found_person uuid;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  SELECT s.person_id INTO found_person FROM session s
    WHERE s.organisation_id = in_organisation AND s.id = in_session AND s.expires_at > in_now;
  IF found_person IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT * FROM viewer_of_person(in_organisation, found_person);
END $$;

-- All that recording an answer needs to know, in one row: the attempt, whether this answer is here already, when the
-- person last answered the item that is asked now, and their understanding of its practice. No row: no such attempt of theirs.
CREATE FUNCTION attempt_for_answer(in_organisation uuid, in_person uuid, in_attempt uuid, in_answer uuid)
RETURNS TABLE (
  module_version_hash text, policy_version integer, seed text, state jsonb, revision integer, ended_at timestamptz,
  repeated_scene_id text, repeated_choice text[], last_answered_at timestamptz, understanding jsonb, parameters_hash text
)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN QUERY
    SELECT a.module_version_hash, a.policy_version, a.seed, a.state, a.revision, a.ended_at, given.scene_id, given.choice,
      (SELECT max(earlier.answered_at) FROM answer earlier
        WHERE earlier.organisation_id = in_organisation AND earlier.person_id = in_person AND earlier.item_id = a.asked_item_id),
      to_jsonb(u), (SELECT p.parameters_hash FROM publication p ORDER BY p.id DESC LIMIT 1)
    FROM attempt a
    LEFT JOIN answer given ON given.organisation_id = in_organisation AND given.id = in_answer AND given.attempt_id = a.id
    LEFT JOIN understanding u ON u.organisation_id = in_organisation AND u.person_id = in_person AND u.practice_id = a.asked_practice_id
    WHERE a.organisation_id = in_organisation AND a.id = in_attempt AND a.person_id = in_person;
END $$;

-- Who is asking and all that their answer needs, in one round trip. No row: no session that holds. The attempt's columns
-- are null where it is not theirs.
CREATE FUNCTION attempt_in_session(in_organisation uuid, in_session uuid, in_now timestamptz, in_attempt uuid, in_answer uuid)
RETURNS TABLE (
  person_id uuid, email text, given_name text, family_name text, language text, organisation_name text, roles text[], team_ids uuid[],
  module_version_hash text, policy_version integer, seed text, state jsonb, revision integer, ended_at timestamptz,
  repeated_scene_id text, repeated_choice text[], last_answered_at timestamptz, understanding jsonb, parameters_hash text
)
LANGUAGE sql AS $$
  SELECT v.*, a.* FROM viewer_of_session(in_organisation, in_session, in_now) v
  LEFT JOIN LATERAL attempt_for_answer(in_organisation, v.person_id, in_attempt, in_answer) a ON true
$$;

-- Moves an attempt on, if nothing has moved it since it was read; at its end the module is completed.
CREATE FUNCTION move_attempt(
  in_organisation uuid, in_person uuid, in_attempt uuid, in_revision integer, in_state jsonb,
  in_asked_item text, in_asked_practice text, in_now timestamptz
) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  ended boolean := (in_state ->> 'ended')::boolean;
  moved_enrolment uuid;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  UPDATE attempt SET state = in_state, asked_item_id = in_asked_item, asked_practice_id = in_asked_practice,
      revision = revision + 1, last_moved_at = in_now, ended_at = CASE WHEN ended THEN in_now END
    WHERE organisation_id = in_organisation AND id = in_attempt AND person_id = in_person AND revision = in_revision AND ended_at IS NULL
    RETURNING enrolment_id INTO moved_enrolment;
  IF moved_enrolment IS NULL THEN RETURN false; END IF;
  IF ended THEN
    UPDATE enrolment SET completed_at = in_now
      WHERE organisation_id = in_organisation AND person_id = in_person AND completed_at IS NULL AND created_at <= in_now
        AND module_slug = (SELECT e.module_slug FROM enrolment e WHERE e.organisation_id = in_organisation AND e.id = moved_enrolment);
  END IF;
  RETURN true;
END $$;

-- One answer, whole or not at all: inserts it, moves the attempt on, and writes the understanding that was computed from
-- the revision read before. 'recorded', or 'overtaken': something else came first, so read again. `in_understanding` is
-- null where the answer does not count.
CREATE FUNCTION record_answer(
  in_organisation uuid, in_person uuid, in_attempt uuid, in_revision integer, in_state jsonb,
  in_asked_item text, in_asked_practice text, in_answer uuid, in_scene text, in_item text, in_practice text,
  in_choice text[], in_correct boolean, in_confidence confidence, in_elapsed_ms integer, in_misconceptions text[],
  in_now timestamptz, in_understanding jsonb
) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  written integer;
BEGIN
  IF NOT move_attempt(in_organisation, in_person, in_attempt, in_revision, in_state, in_asked_item, in_asked_practice, in_now) THEN
    RETURN 'overtaken';
  END IF;
  INSERT INTO answer (organisation_id, id, person_id, attempt_id, scene_id, item_id, practice_id, choice, correct,
      confidence, elapsed_ms, misconceptions, counts, answered_at)
    VALUES (in_organisation, in_answer, in_person, in_attempt, in_scene, in_item, in_practice, in_choice, in_correct,
      in_confidence, in_elapsed_ms, in_misconceptions, in_understanding IS NOT NULL, in_now);
  IF in_understanding IS NOT NULL THEN
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
    IF written = 0 THEN
      RAISE EXCEPTION 'understanding of practice % was written by another answer', in_practice USING ERRCODE = 'serialization_failure';
    END IF;
  END IF;
  RETURN 'recorded';
END $$;

-- Whether a session still holds and is this clinician's.
CREATE FUNCTION session_holds(in_organisation uuid, in_session uuid, in_person uuid, in_now timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  RETURN EXISTS (
    SELECT 1 FROM session s
    JOIN person p ON p.organisation_id = s.organisation_id AND p.id = s.person_id AND p.status = 'active'
    JOIN person_role r ON r.organisation_id = s.organisation_id AND r.person_id = s.person_id AND r.role = 'clinician'
    WHERE s.organisation_id = in_organisation AND s.id = in_session AND s.person_id = in_person AND s.expires_at > in_now);
END $$;

-- record_answer() and move_attempt() for whoever is in a session, in one round trip with what the next step needs to know:
-- who has it in hand need not read before writing again. 'signed-out': the session holds no more, and nothing was written.
CREATE FUNCTION record_answer_in_session(
  in_session uuid, in_organisation uuid, in_person uuid, in_attempt uuid, in_revision integer, in_state jsonb,
  in_asked_item text, in_asked_practice text, in_answer uuid, in_scene text, in_item text, in_practice text,
  in_choice text[], in_correct boolean, in_confidence confidence, in_elapsed_ms integer, in_misconceptions text[],
  in_now timestamptz, in_understanding jsonb
) RETURNS TABLE (outcome text, last_answered_at timestamptz, understanding jsonb, parameters_hash text)
LANGUAGE plpgsql AS $$
DECLARE
  written text;
BEGIN
  IF NOT session_holds(in_organisation, in_session, in_person, in_now) THEN
    RETURN QUERY SELECT 'signed-out', NULL::timestamptz, NULL::jsonb, NULL::text;
    RETURN;
  END IF;
  written := record_answer(in_organisation, in_person, in_attempt, in_revision, in_state, in_asked_item, in_asked_practice,
    in_answer, in_scene, in_item, in_practice, in_choice, in_correct, in_confidence, in_elapsed_ms, in_misconceptions,
    in_now, in_understanding);
  RETURN QUERY SELECT written, a.last_answered_at, a.understanding, a.parameters_hash
    FROM attempt_for_answer(in_organisation, in_person, in_attempt, in_answer) a;
END $$;

CREATE FUNCTION move_attempt_in_session(
  in_session uuid, in_organisation uuid, in_person uuid, in_attempt uuid, in_revision integer, in_state jsonb,
  in_asked_item text, in_asked_practice text, in_now timestamptz
) RETURNS TABLE (outcome text, last_answered_at timestamptz, understanding jsonb, parameters_hash text)
LANGUAGE plpgsql AS $$
DECLARE
  moved boolean;
BEGIN
  IF NOT session_holds(in_organisation, in_session, in_person, in_now) THEN
    RETURN QUERY SELECT 'signed-out', NULL::timestamptz, NULL::jsonb, NULL::text;
    RETURN;
  END IF;
  moved := move_attempt(in_organisation, in_person, in_attempt, in_revision, in_state, in_asked_item, in_asked_practice, in_now);
  RETURN QUERY SELECT CASE WHEN moved THEN 'recorded' ELSE 'overtaken' END, a.last_answered_at, a.understanding, a.parameters_hash
    FROM attempt_for_answer(in_organisation, in_person, in_attempt, '00000000-0000-0000-0000-000000000000') a;
END $$;

REVOKE EXECUTE ON FUNCTION teams_and_below(uuid, uuid[]), viewer_of_person(uuid, uuid), viewer_of_session(uuid, uuid, timestamptz),
  attempt_in_session(uuid, uuid, timestamptz, uuid, uuid), session_holds(uuid, uuid, uuid, timestamptz),
  move_attempt_in_session(uuid, uuid, uuid, uuid, integer, jsonb, text, text, timestamptz),
  record_answer_in_session(uuid, uuid, uuid, uuid, integer, jsonb, text, text, uuid, text, text, text, text[], boolean, confidence, integer, text[], timestamptz, jsonb),
  attempt_for_answer(uuid, uuid, uuid, uuid), move_attempt(uuid, uuid, uuid, integer, jsonb, text, text, timestamptz),
  record_answer(uuid, uuid, uuid, integer, jsonb, text, text, uuid, text, text, text, text[], boolean, confidence, integer, text[], timestamptz, jsonb)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION teams_and_below(uuid, uuid[]), viewer_of_person(uuid, uuid), viewer_of_session(uuid, uuid, timestamptz),
  attempt_in_session(uuid, uuid, timestamptz, uuid, uuid), session_holds(uuid, uuid, uuid, timestamptz),
  move_attempt_in_session(uuid, uuid, uuid, uuid, integer, jsonb, text, text, timestamptz),
  record_answer_in_session(uuid, uuid, uuid, uuid, integer, jsonb, text, text, uuid, text, text, text, text[], boolean, confidence, integer, text[], timestamptz, jsonb),
  attempt_for_answer(uuid, uuid, uuid, uuid), move_attempt(uuid, uuid, uuid, integer, jsonb, text, text, timestamptz),
  record_answer(uuid, uuid, uuid, integer, jsonb, text, text, uuid, text, text, text, text[], boolean, confidence, integer, text[], timestamptz, jsonb)
  TO curtain_app;
