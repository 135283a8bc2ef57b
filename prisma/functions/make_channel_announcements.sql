-- For each channel of one organisation that hears it, at most once a day: which modules were assigned before today and since this was
-- last said, and which are due within a week and were not said to be; each with its date and how many people of the group have
-- not finished it, ten rows at most. Fewer people than in_least make no row, and without rows nothing is said; nor of a group that is
-- not shown. Returns how many were made.
CREATE OR REPLACE FUNCTION make_channel_announcements(in_organisation uuid, in_today date, in_least integer, in_now timestamptz)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  zone text;
  made integer;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  SELECT o.time_zone INTO STRICT zone FROM organisation o WHERE o.id = in_organisation;
  WITH wanted AS MATERIALIZED (
    SELECT w.id, w.team_id, coalesce(w.team_id::text, '') AS root, reached.teams, heard.kind, message.id AS message_id,
      (w.created_at AT TIME ZONE zone)::date AS made_on, (
        SELECT max(d.day) FROM webhook_delivery d
        WHERE d.organisation_id = in_organisation AND d.webhook_id = w.id AND d.kind = heard.kind) AS last_on
    FROM webhook w
    CROSS JOIN LATERAL unnest(w.hears) AS heard(kind)
    CROSS JOIN LATERAL (SELECT md5(concat_ws(' ', 'curtain: channel', in_organisation, w.id, heard.kind, in_today))::uuid AS id) message
    CROSS JOIN LATERAL (SELECT CASE WHEN w.team_id IS NOT NULL THEN teams_and_below(in_organisation, ARRAY[w.team_id]) END AS teams) reached
    WHERE w.organisation_id = in_organisation AND heard.kind IN ('assigned', 'due-soon') AND w.switched_off_at IS NULL
      AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.organisation_id = in_organisation AND d.id = message.id)
  ), due AS MATERIALIZED (
    SELECT w.* FROM wanted w WHERE channel_group_shows(in_organisation, w.team_id, w.teams, in_least)
  ), open AS MATERIALIZED (
    SELECT DISTINCT ON (e.person_id, e.module_slug)
      e.person_id, e.module_slug, e.due_on, (e.created_at AT TIME ZONE zone)::date AS asked_on
    FROM enrolment e JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.person_id AND p.status = 'active'
    WHERE e.organisation_id = in_organisation AND e.completed_at IS NULL AND e.released_at IS NULL AND e.assignment_id IS NOT NULL
      AND EXISTS (SELECT FROM due)
    ORDER BY e.person_id, e.module_slug, e.due_on, e.created_at, e.id
  ), counted AS MATERIALIZED (
    -- Once for each group, however many channels hear of it; in open, each person has a module once.
    SELECT '' AS root, o.module_slug, o.due_on, o.asked_on, count(*) AS people
    FROM open o WHERE EXISTS (SELECT FROM due WHERE team_id IS NULL) GROUP BY o.module_slug, o.due_on, o.asked_on
    UNION ALL
    SELECT m.root, o.module_slug, o.due_on, o.asked_on, count(*)
    FROM (
      SELECT DISTINCT d.root, m.person_id FROM due d CROSS JOIN unnest(d.teams) AS reached(team_id)
      JOIN team_member m ON m.organisation_id = in_organisation AND m.team_id = reached.team_id
      WHERE d.team_id IS NOT NULL) m
    JOIN open o ON o.person_id = m.person_id
    GROUP BY m.root, o.module_slug, o.due_on, o.asked_on
  ), told AS MATERIALIZED (
    SELECT d.message_id, c.module_slug, c.due_on, sum(c.people) AS people,
      row_number() OVER (PARTITION BY d.message_id ORDER BY sum(c.people) DESC, c.due_on, c.module_slug) AS place
    FROM due d JOIN counted c ON c.root = d.root AND (
        d.kind = 'assigned' AND c.asked_on < in_today AND c.asked_on >= greatest(d.made_on, d.last_on, in_today - 14)
          AND (c.due_on IS NULL OR c.due_on >= in_today)
        OR d.kind = 'due-soon' AND c.due_on > greatest(in_today, d.last_on + 7) AND c.due_on <= in_today + 7)
    GROUP BY d.message_id, c.module_slug, c.due_on HAVING sum(c.people) >= in_least
  )
  INSERT INTO webhook_delivery (organisation_id, id, webhook_id, kind, day, detail, next_try_at, started_at, created_at)
    SELECT in_organisation, d.message_id, d.id, d.kind, in_today, jsonb_build_object('teamId', d.team_id, 'modules', rows.said), in_now, in_now, in_now
    FROM due d CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('module', t.module_slug, 'dueOn', t.due_on, 'people', t.people) ORDER BY t.place) AS said
      FROM told t WHERE t.message_id = d.message_id AND t.place <= 10) rows
    WHERE rows.said IS NOT NULL
    ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS made = ROW_COUNT;
  RETURN made;
END $$;

REVOKE EXECUTE ON FUNCTION make_channel_announcements FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_channel_announcements TO curtain_app;
