-- Whether someone has a second factor that is set up: an app, or a passkey. The caller has entered the organisation.
CREATE OR REPLACE FUNCTION has_factor(in_organisation uuid, in_person uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
      SELECT FROM second_factor f
      WHERE f.organisation_id = in_organisation AND f.person_id = in_person AND f.confirmed_at IS NOT NULL)
    OR EXISTS (SELECT FROM passkey k WHERE k.organisation_id = in_organisation AND k.person_id = in_person)
$$;

REVOKE EXECUTE ON FUNCTION has_factor FROM PUBLIC;
