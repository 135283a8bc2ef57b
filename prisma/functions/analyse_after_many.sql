-- Has PostgreSQL count afresh what it plans by, once many rows came at once. By itself it does so a minute later, and until
-- then it plans a hospital of 50,000 people as the empty one that it knew. Only whoever owns a table may ask for it.
CREATE OR REPLACE FUNCTION analyse_after_many(in_what text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE in_what
    WHEN 'people' THEN ANALYZE person, person_role, team, team_member, team_manager, mail;
    WHEN 'enrolments' THEN ANALYZE enrolment;
  END CASE;
END $$;

REVOKE EXECUTE ON FUNCTION analyse_after_many FROM PUBLIC;
GRANT EXECUTE ON FUNCTION analyse_after_many TO curtain_app;
