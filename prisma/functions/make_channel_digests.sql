-- The week's digest for each channel of one organisation that hears it, once: in_monday names the week. It says what
-- make_digests.sql says to managers, without people: how the group stands, on the newest night, and of a team the teams below it that
-- are shown, those that understand least first; and how many are late, null where that is fewer than in_least and not none. Of a
-- group that is not shown nothing is said. Returns how many were made.
CREATE OR REPLACE FUNCTION make_channel_digests(in_organisation uuid, in_today date, in_monday date, in_least integer, in_now timestamptz)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  zone text;
  made integer;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  SELECT o.time_zone INTO STRICT zone FROM organisation o WHERE o.id = in_organisation;
  WITH wanted AS MATERIALIZED (
    SELECT w.id, w.scope, w.team_id, coalesce(w.team_id::text, '') AS root, reached.teams, message.id AS message_id
    FROM webhook w
    CROSS JOIN LATERAL (SELECT md5(concat_ws(' ', 'curtain: channel', in_organisation, w.id, 'digest', in_monday))::uuid AS id) message
    CROSS JOIN LATERAL (SELECT CASE WHEN w.team_id IS NOT NULL THEN teams_and_below(in_organisation, ARRAY[w.team_id]) END AS teams) reached
    WHERE w.organisation_id = in_organisation AND 'digest' = ANY (w.hears) AND w.switched_off_at IS NULL
      AND (w.created_at AT TIME ZONE zone)::date <= in_monday
      AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.organisation_id = in_organisation AND d.id = message.id)
  ), due AS MATERIALIZED (
    SELECT w.* FROM wanted w WHERE channel_group_shows(in_organisation, w.team_id, w.teams, in_least)
  ), night AS MATERIALIZED (
    SELECT s.day, s.practices FROM snapshot s WHERE s.organisation_id = in_organisation ORDER BY s.day DESC LIMIT 1
  ), figures AS MATERIALIZED (
    SELECT g.kind, g.group_id, named.name, g.share, jsonb_build_object(
      'name', named.name, 'completed', g.completed, 'assigned', g.assigned, 'waived', g.waived, 'excused', g.excused,
      'share', g.share, 'low', g.low, 'high', g.high, 'least', (
        SELECT jsonb_build_object('practice', n.practices[each.place], 'share', each.share, 'low', g.lows[each.place], 'high', g.highs[each.place])
        FROM unnest(g.shares) WITH ORDINALITY AS each(share, place) ORDER BY each.share, each.place LIMIT 1)) AS said
    FROM night n
    JOIN group_snapshot g ON g.organisation_id = in_organisation AND g.day = n.day AND g.shown = 'shown' AND g.share IS NOT NULL
    JOIN LATERAL (
      SELECT t.name FROM team t WHERE g.kind = 'team' AND t.organisation_id = in_organisation AND t.id::text = g.group_id
      UNION ALL
      SELECT o.name FROM organisation o WHERE g.kind = 'organisation' AND o.id = in_organisation) named ON true
    WHERE EXISTS (SELECT FROM due)
  ), below AS MATERIALIZED (
    SELECT d.id AS channel_id, f.said, row_number() OVER (PARTITION BY d.id ORDER BY f.share, f.name, f.group_id) AS place
    FROM due d JOIN figures f ON f.kind = 'team' AND f.group_id <> d.root AND f.group_id::uuid = ANY (d.teams)
    WHERE d.scope = 'team-and-below'
  ), late AS MATERIALIZED (
    SELECT DISTINCT e.person_id
    FROM enrolment e JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.person_id AND p.status = 'active'
    WHERE e.organisation_id = in_organisation AND e.assignment_id IS NOT NULL AND e.completed_at IS NULL AND e.released_at IS NULL
      AND e.due_on < in_today AND EXISTS (SELECT FROM due)
  ), late_in AS MATERIALIZED (
    -- Once for each group, however many channels hear of it.
    SELECT d.root, (
      SELECT count(DISTINCT l.person_id) FROM unnest(d.teams) AS reached(team_id)
      JOIN team_member m ON m.organisation_id = in_organisation AND m.team_id = reached.team_id
      JOIN late l ON l.person_id = m.person_id) AS people
    FROM (SELECT DISTINCT root, teams FROM due WHERE team_id IS NOT NULL) d
    UNION ALL
    SELECT '', count(*) FROM late
  )
  INSERT INTO webhook_delivery (organisation_id, id, webhook_id, kind, day, detail, next_try_at, started_at, created_at)
    SELECT in_organisation, d.message_id, d.id, 'digest', in_monday, jsonb_build_object(
      'teamId', d.team_id,
      'groups', jsonb_build_array(root.said) || (
        SELECT coalesce(jsonb_agg(b.said ORDER BY b.place), '[]') FROM below b WHERE b.channel_id = d.id AND b.place <= 10),
      'more', (SELECT count(*) FROM below b WHERE b.channel_id = d.id AND b.place > 10),
      'late', CASE WHEN late_here.people = 0 OR late_here.people >= in_least THEN late_here.people END), in_now, in_now, in_now
    FROM due d
    JOIN figures root ON root.group_id = d.root AND root.kind = CASE WHEN d.team_id IS NULL THEN 'organisation' ELSE 'team' END
    JOIN late_in late_here ON late_here.root = d.root
    ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS made = ROW_COUNT;
  RETURN made;
END $$;

REVOKE EXECUTE ON FUNCTION make_channel_digests FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_channel_digests TO curtain_app;
