-- The week's digests of one organisation, once each: to managers how their teams stand (completed beside understood, on the
-- newest night), who is late and what is understood least; to administrators what needs them, where anything does. in_monday
-- names the week. People stand in it as ids: their names are read when it is. Returns how many were made.
CREATE OR REPLACE FUNCTION make_digests(in_organisation uuid, in_today date, in_monday date, in_now timestamptz)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made integer;
  also integer;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  WITH night AS MATERIALIZED (
    SELECT s.day, s.practices FROM snapshot s WHERE s.organisation_id = in_organisation ORDER BY s.day DESC LIMIT 1
  ), manager AS MATERIALIZED (
    SELECT p.id, array_agg(m.team_id) AS own, teams_and_below(in_organisation, array_agg(m.team_id)) AS teams
    FROM person p
    JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'manager'
    JOIN team_manager m ON m.organisation_id = p.organisation_id AND m.person_id = p.id
    WHERE p.organisation_id = in_organisation AND p.status = 'active' AND NOT EXISTS (
      SELECT FROM notice n
      WHERE n.organisation_id = in_organisation AND n.person_id = p.id AND n.kind = 'manager-digest' AND n.about_id = p.id
        AND n.day = in_monday)
    GROUP BY p.id
  ), late AS MATERIALIZED (
    SELECT e.person_id, min(e.due_on) AS since
    FROM enrolment e JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.person_id AND p.status = 'active'
    WHERE e.organisation_id = in_organisation AND e.assignment_id IS NOT NULL AND e.completed_at IS NULL AND e.released_at IS NULL
      AND e.due_on < in_today
    GROUP BY e.person_id
  ), figures AS MATERIALIZED (
    SELECT g.group_id::uuid AS team_id, g.shown, g.completed, g.assigned, g.waived, g.excused, g.share, g.low, g.high,
      CASE WHEN g.shown = 'shown' THEN (
        SELECT jsonb_build_object('practice', n.practices[each.place], 'share', each.share, 'low', g.lows[each.place], 'high', g.highs[each.place])
        FROM unnest(g.shares) WITH ORDINALITY AS each(share, place) ORDER BY each.share, each.place LIMIT 1) END AS least
    FROM night n JOIN group_snapshot g ON g.organisation_id = in_organisation AND g.day = n.day AND g.kind = 'team'
  )
  INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, detail, created_at)
    SELECT in_organisation, uuidv7(), m.id, 'manager-digest', m.id, in_monday, jsonb_build_object(
      'teams', (
        SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'shown', f.shown, 'completed', f.completed, 'assigned', f.assigned,
          'waived', f.waived, 'excused', f.excused,
          'share', f.share, 'low', f.low, 'high', f.high, 'least', f.least) ORDER BY t.name, t.id)
        FROM team t LEFT JOIN figures f ON f.team_id = t.id
        WHERE t.organisation_id = in_organisation AND t.id = ANY (m.own)),
      'late', (
        SELECT jsonb_build_object('people', count(*), 'first', coalesce(jsonb_agg(x.person_id ORDER BY x.place) FILTER (WHERE x.place <= 3), '[]'))
        FROM (
          SELECT l.person_id, row_number() OVER (ORDER BY l.since, l.person_id) AS place
          FROM late l WHERE EXISTS (
            SELECT FROM team_member t
            WHERE t.organisation_id = in_organisation AND t.person_id = l.person_id AND t.team_id = ANY (m.teams))) x)), in_now
    FROM manager m
    WHERE EXISTS (SELECT FROM team_member t WHERE t.organisation_id = in_organisation AND t.team_id = ANY (m.teams))
    ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS made = ROW_COUNT;
  WITH administrator AS MATERIALIZED (
    SELECT p.id
    FROM person p
    JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'administrator'
    WHERE p.organisation_id = in_organisation AND p.status = 'active' AND NOT EXISTS (
      SELECT FROM notice n
      WHERE n.organisation_id = in_organisation AND n.person_id = p.id AND n.kind = 'administrator-digest' AND n.about_id = p.id
        AND n.day = in_monday)
  ), counts AS MATERIALIZED (
    -- For nobody nothing is counted.
    SELECT
      (SELECT count(DISTINCT e.person_id) FROM enrolment e
        JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.person_id AND p.status = 'active'
        WHERE e.organisation_id = in_organisation AND e.assignment_id IS NOT NULL AND e.completed_at IS NULL
          AND e.released_at IS NULL AND e.due_on < in_today) AS late,
      (SELECT count(*) FROM person p
        WHERE p.organisation_id = in_organisation AND p.status = 'invited' AND p.created_at <= in_now - interval '7 days'
          AND NOT EXISTS (
            SELECT FROM person_token k WHERE k.organisation_id = in_organisation AND k.person_id = p.id
              AND k.purpose = 'invitation' AND k.created_at > in_now - interval '7 days')) AS invitations,
      (SELECT count(*) FROM contest c WHERE c.organisation_id = in_organisation AND c.outcome IS NULL) AS contests,
      (SELECT count(*) FROM mail m WHERE m.organisation_id = in_organisation AND m.status = 'failed') AS mails
    WHERE EXISTS (SELECT FROM administrator)
  )
  INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, detail, created_at)
    SELECT in_organisation, uuidv7(), a.id, 'administrator-digest', a.id, in_monday, to_jsonb(c), in_now
    FROM administrator a CROSS JOIN counts c WHERE c.late + c.invitations + c.contests + c.mails > 0
    ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS also = ROW_COUNT;
  RETURN made + also;
END $$;

REVOKE EXECUTE ON FUNCTION make_digests FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_digests TO curtain_app;
