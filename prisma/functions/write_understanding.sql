-- Writes an understanding that was computed from the revision before. False: something else wrote it meanwhile.
CREATE OR REPLACE FUNCTION write_understanding(in_organisation uuid, in_person uuid, in_practice text, in_understanding jsonb) RETURNS boolean
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

REVOKE EXECUTE ON FUNCTION write_understanding FROM PUBLIC;
GRANT EXECUTE ON FUNCTION write_understanding TO curtain_app;
