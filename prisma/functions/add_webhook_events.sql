-- Tells an organisation's webhooks of facts about people, each once: an event's id follows from the fact, and what was there
-- before is told no more. in_events: [{kind, fact, person, at, data}]. A webhook is told of what happened since it was made. Nothing
-- is kept where none wants to know. Returns how many events are new.
CREATE OR REPLACE FUNCTION add_webhook_events(in_organisation uuid, in_events jsonb, in_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  added integer;
BEGIN
  WITH fact AS (
    SELECT md5(concat_ws(' ', 'curtain: webhook', in_organisation, f.kind, f.fact))::uuid AS id, f.kind, f.person, f.at, f.data
    FROM jsonb_to_recordset(in_events) AS f(kind text, fact text, person uuid, at timestamptz, data jsonb)
  ), wanted AS (
    SELECT f.id AS event_id, f.kind, w.id AS webhook_id FROM fact f JOIN webhook w
      ON w.organisation_id = in_organisation AND f.kind = ANY (w.events) AND w.switched_off_at IS NULL AND w.created_at <= f.at
  ), made AS (
    INSERT INTO webhook_event (organisation_id, id, kind, person_id, at, data, made_at)
    SELECT in_organisation, f.id, f.kind, f.person, f.at, jsonb_build_object('personId', f.person, 'teamIds', coalesce((
        SELECT jsonb_agg(m.team_id ORDER BY m.team_id) FROM team_member m
        WHERE m.organisation_id = in_organisation AND m.person_id = f.person), '[]')) || f.data, in_now
    FROM fact f WHERE f.id IN (SELECT w.event_id FROM wanted w)
    ON CONFLICT DO NOTHING RETURNING id
  ), queued AS (
    INSERT INTO webhook_delivery (organisation_id, id, webhook_id, kind, event_id, next_try_at, started_at, created_at)
    SELECT in_organisation, uuidv7(), w.webhook_id, w.kind, w.event_id, in_now, in_now, in_now
    FROM wanted w JOIN made m ON m.id = w.event_id
  )
  SELECT count(*) INTO added FROM made;
  RETURN added;
END $$;

REVOKE EXECUTE ON FUNCTION add_webhook_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_webhook_events TO curtain_app;
