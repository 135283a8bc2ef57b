-- Makes parameters an organisation's own: what its decisions about questions make of those in service (in_base), unless
-- something else was published since ('overtaken'). Its figures stay those of before until everybody's understanding was
-- computed again. Its audit trail, and no other's, says in the same transaction which questions stopped counting for it and
-- which count again.
CREATE OR REPLACE FUNCTION settle_parameters(
  in_organisation uuid, in_base text, in_hash text, in_document jsonb, in_quarantined text[], in_counting text[], in_now timestamptz
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  newest publication;
  before text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('curtain: publish'));
  SELECT * INTO newest FROM publication ORDER BY id DESC LIMIT 1;
  IF newest.parameters_hash IS DISTINCT FROM in_base THEN RETURN 'overtaken'; END IF;
  IF EXISTS (SELECT FROM own_parameters o
    WHERE o.organisation_id = in_organisation AND o.base_hash = in_base AND o.parameters_hash = in_hash) THEN
    RETURN 'settled';
  END IF;
  before := parameters_of(in_organisation);
  INSERT INTO parameter_version (hash, document, calibrated, created_at)
    SELECT in_hash, in_document, b.calibrated, in_now FROM parameter_version b WHERE b.hash = in_base
    ON CONFLICT (hash) DO NOTHING;
  INSERT INTO own_parameters (organisation_id, base_hash, parameters_hash, settled_at)
    VALUES (in_organisation, in_base, in_hash, in_now)
    ON CONFLICT (organisation_id) DO UPDATE SET
      base_hash = excluded.base_hash, parameters_hash = excluded.parameters_hash, settled_at = excluded.settled_at;
  INSERT INTO replay (organisation_id, parameters_hash)
    SELECT in_organisation, before
    WHERE before <> in_hash AND EXISTS (SELECT FROM understanding u WHERE u.organisation_id = in_organisation)
    ON CONFLICT (organisation_id) DO NOTHING;
  INSERT INTO audit_event (organisation_id, id, action, subject_type, subject_id, detail, at)
    SELECT in_organisation, gen_random_uuid(), changed.action, 'organisation', in_organisation,
      jsonb_build_object('item', changed.item, 'parameters', in_hash), in_now
    FROM (
      SELECT 'item.quarantined' AS action, unnest(in_quarantined) AS item
      UNION ALL
      SELECT 'item.counting-again', unnest(in_counting)
    ) changed;
  RETURN 'settled';
END $$;

REVOKE EXECUTE ON FUNCTION settle_parameters FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle_parameters TO curtain_app;
