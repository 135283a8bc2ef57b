-- Puts parameters that were learned from answers in service, beside the curriculum that is in service, unless something
-- else was published since they were learned ('overtaken'). Every organisation's audit trail says, in the same
-- transaction, which items stopped counting and which count again; but of items of which an organisation decided itself
-- whether they count for it, which goes on holding there.
CREATE OR REPLACE FUNCTION publish_calibration(
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
  -- Until everybody's understanding was computed again, an organisation's figures stay those of one set of parameters.
  INSERT INTO replay (organisation_id, parameters_hash)
    SELECT o.id, parameters_of(o.id) FROM organisation o
    WHERE in_hash <> in_replaced AND (
      EXISTS (SELECT 1 FROM understanding u WHERE u.organisation_id = o.id)
      OR EXISTS (SELECT 1 FROM own_parameters own WHERE own.organisation_id = o.id))
    ON CONFLICT (organisation_id) DO NOTHING;
  INSERT INTO publication (curriculum_hash, parameters_hash, published_at) VALUES (newest.curriculum_hash, in_hash, in_now);
  INSERT INTO audit_event (organisation_id, id, action, subject_type, subject_id, detail, at)
    SELECT o.id, gen_random_uuid(), changed.action, 'organisation', o.id,
      jsonb_build_object('item', changed.item, 'parameters', in_hash), in_now
    FROM organisation o
    CROSS JOIN (
      SELECT 'item.quarantined' AS action, unnest(in_quarantined) AS item
      UNION ALL
      SELECT 'item.counting-again', unnest(in_released)
    ) changed
    WHERE NOT EXISTS (SELECT 1 FROM decisions_in_force(o.id) d WHERE d.item_id = changed.item);
  RETURN 'published';
END $$;

REVOKE EXECUTE ON FUNCTION publish_calibration FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publish_calibration TO curtain_app;
