-- Keeps that someone looked at a team's report, with the people in it, and says so in the audit trail: one round trip, with
-- the caller's own rights. Within an hour the same look at the same people is kept once. Returns when it was kept.
CREATE OR REPLACE FUNCTION keep_team_look(
  in_organisation uuid, in_viewer uuid, in_team uuid, in_form text, in_people uuid[], in_now timestamptz
) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
  kept_at timestamptz;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  SELECT max(l.at) INTO kept_at FROM team_look l
    WHERE l.organisation_id = in_organisation AND l.viewer_id = in_viewer AND l.team_id = in_team AND l.form = in_form
      AND l.at > in_now - interval '1 hour' AND l.at <= in_now AND l.people @> in_people;
  IF kept_at IS NOT NULL THEN RETURN kept_at; END IF;
  INSERT INTO team_look (organisation_id, id, viewer_id, team_id, form, people, at)
    VALUES (in_organisation, gen_random_uuid(), in_viewer, in_team, in_form, in_people, in_now);
  INSERT INTO audit_event (organisation_id, id, actor_id, action, subject_type, subject_id, detail, at)
    VALUES (in_organisation, gen_random_uuid(), in_viewer, 'team.viewed', 'team', in_team,
      jsonb_build_object('form', in_form, 'people', cardinality(in_people)), in_now);
  RETURN in_now;
END $$;

REVOKE EXECUTE ON FUNCTION keep_team_look FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_team_look TO curtain_app;
