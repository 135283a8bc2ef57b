-- Keeps that a programme fetched what these people have completed or understand, and says so in the audit trail: one round
-- trip, with the caller's own rights. Within an hour the same look at the same people is kept once. Returns when it was kept.
CREATE OR REPLACE FUNCTION keep_api_look(
  in_organisation uuid, in_token uuid, in_token_name text, in_what text, in_people uuid[], in_now timestamptz
) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
  kept_at timestamptz;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  SELECT max(l.at) INTO kept_at FROM api_look l
    WHERE l.organisation_id = in_organisation AND l.token_id = in_token AND l.what = in_what
      AND l.at > in_now - interval '1 hour' AND l.at <= in_now AND l.people @> in_people;
  IF kept_at IS NOT NULL THEN RETURN kept_at; END IF;
  INSERT INTO api_look (organisation_id, id, token_id, token_name, what, people, at)
    VALUES (in_organisation, gen_random_uuid(), in_token, in_token_name, in_what, in_people, in_now);
  INSERT INTO audit_event (organisation_id, id, actor_id, action, subject_type, subject_id, detail, at)
    VALUES (in_organisation, gen_random_uuid(), NULL, 'results.fetched', 'api-token', in_token,
      jsonb_build_object('name', in_token_name, 'what', in_what, 'people', cardinality(in_people)), in_now);
  RETURN in_now;
END $$;

REVOKE EXECUTE ON FUNCTION keep_api_look FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_api_look TO curtain_app;
