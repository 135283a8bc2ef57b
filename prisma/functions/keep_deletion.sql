-- Keeps that so many records of so many people were deleted or redacted because their time was over, for the organisation's page, and
-- says it in the audit trail, with `in_more` of what was done.
CREATE OR REPLACE FUNCTION keep_deletion(
  in_organisation uuid, in_kind text, in_people integer, in_records bigint, in_more jsonb, in_now timestamptz
) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO retention_deletion AS d (organisation_id, kind, day, people, records)
    VALUES (in_organisation, in_kind, (in_now AT TIME ZONE 'UTC')::date, in_people, in_records)
    ON CONFLICT (organisation_id, day, kind) DO UPDATE
      SET people = d.people + excluded.people, records = d.records + excluded.records;
  INSERT INTO audit_event (organisation_id, id, actor_id, action, subject_type, subject_id, detail, at)
    VALUES (in_organisation, gen_random_uuid(), NULL, 'retention.deleted', 'organisation', in_organisation,
      jsonb_build_object('kind', in_kind, 'people', in_people, 'records', in_records) || in_more, in_now);
$$;

REVOKE EXECUTE ON FUNCTION keep_deletion FROM PUBLIC;
