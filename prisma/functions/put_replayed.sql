-- Puts what was computed with the parameters in service in the place of what was computed before, for a whole organisation
-- in one moment; but for those who have answered since, whose understanding is to be computed again first. Nothing else may
-- be published meanwhile. Returns how many rows it wrote.
CREATE OR REPLACE FUNCTION put_replayed(in_organisation uuid, in_parameters_hash text) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  written integer;
BEGIN
  UPDATE understanding u SET
    parameters_hash = n.parameters_hash, likelihood = n.likelihood, answers = n.answers, effective_answers = n.effective_answers,
    last_evidence_at = n.last_evidence_at, stability_days = n.stability_days, trained_at = n.trained_at,
    right_on_later_day_at = n.right_on_later_day_at, sure_and_wrong = n.sure_and_wrong, misconceptions = n.misconceptions,
    revision = n.revision
  FROM replayed_person r CROSS JOIN LATERAL jsonb_populate_recordset(NULL::understanding, r.understanding) n
  WHERE r.organisation_id = in_organisation AND r.parameters_hash = in_parameters_hash
    AND u.organisation_id = in_organisation AND u.person_id = r.person_id AND u.practice_id = n.practice_id
    AND u.revision = n.revision - 1;
  GET DIAGNOSTICS written = ROW_COUNT;
  DELETE FROM replayed_person WHERE organisation_id = in_organisation;
  DELETE FROM replay WHERE organisation_id = in_organisation;
  RETURN written;
END $$;

REVOKE EXECUTE ON FUNCTION put_replayed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_replayed TO curtain_app;
