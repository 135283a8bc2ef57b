-- Makes the notices that an organisation's people are to have now: assigned, due soon (a week before and on the last
-- working day before), overdue (the day after, then weekly, in_times in all), follow-up ready. Each is made once, whoever
-- calls this however often: the unique key says which are the same. The same module asked for twice is one thing, due on
-- the earlier day, as in list-enrolments.ts. Who is not in service is told nothing, nor is anybody of what is no longer
-- asked. in_next_working_day is that after today, where the organisation is. Returns how many were made.
CREATE OR REPLACE FUNCTION make_notices(in_organisation uuid, in_today date, in_next_working_day date, in_times integer, in_now timestamptz)
RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  zone text;
  made integer;
  also integer;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  SELECT o.time_zone INTO STRICT zone FROM organisation o WHERE o.id = in_organisation;
  WITH open AS MATERIALIZED (
    SELECT DISTINCT ON (e.person_id, e.module_slug)
      e.id, e.person_id, e.due_on, (coalesce(e.opened_at, e.created_at) AT TIME ZONE zone)::date AS asked_on
    FROM enrolment e
    WHERE e.organisation_id = in_organisation AND e.completed_at IS NULL AND e.released_at IS NULL AND e.assignment_id IS NOT NULL
    ORDER BY e.person_id, e.module_slug, e.due_on, e.created_at, e.id
  ), told AS (
    -- What was asked long ago, as before there were notices, is not news.
    SELECT o.person_id, 'assigned' AS kind, o.id, o.asked_on AS day FROM open o
      WHERE o.asked_on > in_today - 14 AND (o.due_on IS NULL OR o.due_on >= in_today)
    UNION ALL
    -- Who was only just asked knows the due date.
    SELECT o.person_id, 'due-soon', o.id, o.due_on - 7 FROM open o
      WHERE o.due_on > in_next_working_day AND o.due_on <= in_today + 7 AND o.asked_on < o.due_on - 7
    UNION ALL
    SELECT o.person_id, 'due-soon', o.id, o.due_on - 1 FROM open o
      WHERE o.due_on BETWEEN in_today AND in_next_working_day AND o.asked_on < o.due_on - 1 AND o.asked_on < in_today
    UNION ALL
    SELECT o.person_id, 'overdue', o.id, o.due_on + 1 + 7 * ((in_today - o.due_on - 1) / 7) FROM open o
      WHERE o.due_on < in_today AND in_today - o.due_on - 1 < 7 * in_times
  )
  INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, created_at)
    SELECT in_organisation, uuidv7(), t.person_id, t.kind, t.id, t.day, in_now
    FROM told t JOIN person p ON p.organisation_id = in_organisation AND p.id = t.person_id AND p.status = 'active'
    WHERE NOT EXISTS (
      SELECT FROM notice n
      WHERE n.organisation_id = in_organisation AND n.person_id = t.person_id AND n.kind = t.kind AND n.about_id = t.id AND n.day = t.day)
    ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS made = ROW_COUNT;
  INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, created_at)
    SELECT in_organisation, uuidv7(), f.person_id, 'follow-up', f.id, f.due_on, in_now
    FROM follow_up f JOIN person p ON p.organisation_id = in_organisation AND p.id = f.person_id AND p.status = 'active'
    WHERE f.organisation_id = in_organisation AND f.ended_at IS NULL AND f.expired_at IS NULL AND f.started_at IS NULL
      AND in_today BETWEEN f.due_on AND f.closes_on
      AND NOT EXISTS (
        SELECT FROM notice n
        WHERE n.organisation_id = in_organisation AND n.person_id = f.person_id AND n.kind = 'follow-up' AND n.about_id = f.id
          AND n.day = f.due_on)
    ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS also = ROW_COUNT;
  RETURN made + also;
END $$;

REVOKE EXECUTE ON FUNCTION make_notices FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_notices TO curtain_app;
