-- Row-level security, the second lock: the application's role owns nothing, may do only what is granted here, and sees
-- only rows of the organisation that its transaction has set. Without one it sees none.

GRANT USAGE ON SCHEMA public TO curtain_app;

CREATE FUNCTION current_organisation() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('app.organisation_id', true), '')::uuid;

GRANT EXECUTE ON FUNCTION current_organisation() TO curtain_app;

-- The tenant tables: the owner (migrations, publishing, the sign-in look-up) sees all rows, the application one organisation's.
DO $$
DECLARE
  tenant text;
BEGIN
  ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner_sees_all ON organisation TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY one_organisation ON organisation TO curtain_app USING (id = current_organisation()) WITH CHECK (id = current_organisation());

  FOREACH tenant IN ARRAY ARRAY[
    'person', 'credential', 'person_role', 'session', 'person_token', 'team', 'team_member', 'team_manager', 'policy',
    'assignment', 'assignment_module', 'enrolment', 'attempt', 'answer', 'understanding', 'audit_event'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
    EXECUTE format('CREATE POLICY owner_sees_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', tenant);
    EXECUTE format(
      'CREATE POLICY one_organisation ON %I TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation())',
      tenant
    );
  END LOOP;
END $$;

GRANT SELECT, UPDATE ON organisation TO curtain_app;
GRANT SELECT, INSERT, UPDATE ON person TO curtain_app;
-- A hash can be written and not read.
GRANT SELECT (organisation_id, person_id, changed_at), INSERT, UPDATE ON credential TO curtain_app;
GRANT SELECT, INSERT, DELETE ON person_role TO curtain_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON session, person_token TO curtain_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON team, team_member, team_manager TO curtain_app;
GRANT SELECT, INSERT ON policy TO curtain_app;
GRANT SELECT, INSERT, UPDATE ON assignment, enrolment, attempt, understanding TO curtain_app;
GRANT SELECT, INSERT ON assignment_module TO curtain_app;
-- Append-only.
GRANT SELECT, INSERT ON answer, audit_event TO curtain_app;
-- Published by the owner, read by all.
GRANT SELECT ON module_version, curriculum_version, parameter_version, publication TO curtain_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO curtain_app;

-- One unfinished attempt an enrolment.
CREATE UNIQUE INDEX attempt_one_unfinished ON attempt (organisation_id, enrolment_id) WHERE ended_at IS NULL;

-- What was published is never changed, by nobody.
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is immutable: publish a new version instead', TG_TABLE_NAME;
END $$;

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON module_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON curriculum_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON parameter_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE ON policy FOR EACH ROW EXECUTE FUNCTION refuse_change();
