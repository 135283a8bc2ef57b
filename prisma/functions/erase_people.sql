-- Makes pseudonyms of people who left: who they were goes everywhere, at once; what they did stays under the pseudonym until it
-- is deleted (remove_evidence.sql). Profession and language stay as long as that, because questions are compared by them.
-- Returns the places of the events that were redacted.
CREATE OR REPLACE FUNCTION erase_people(in_organisation uuid, in_people uuid[], in_pseudonym text, in_now timestamptz) RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  emails text[];
  directory_users uuid[];
  redacted bigint[];
BEGIN
  SELECT array_agg(email) INTO emails FROM person WHERE organisation_id = in_organisation AND id = ANY (in_people);
  -- The directory may have had another user for the same address before, behind whom nobody stands any more.
  SELECT coalesce(array_agg(u.id), '{}') INTO directory_users FROM scim_user u
    WHERE u.organisation_id = in_organisation AND (u.person_id = ANY (in_people) OR (u.person_id IS NULL AND (
      lower(u.user_name COLLATE "und-x-icu") = ANY (emails)
      OR EXISTS (SELECT FROM unnest(emails) email WHERE strpos(lower(u.document::text COLLATE "und-x-icu"), to_json(email)::text) > 0))));
  redacted := redact_events(in_organisation, in_people, directory_users, in_now);
  DELETE FROM scim_user WHERE organisation_id = in_organisation AND id = ANY (directory_users);
  DELETE FROM session WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM credential WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM passkey WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM second_factor WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM remembered_device WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM person_token WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM unsubscribe_token WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM calendar_feed WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM sign_on_account WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM break_glass WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM mail WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM notice WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM notice_choice WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM contest WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  -- Their name is what it is for: whoever checks one from now on finds none.
  DELETE FROM certificate WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  -- What is open still is answered by this: nobody is left to answer.
  UPDATE data_request SET words = '', reply = '', outcome = coalesce(outcome, 'done'), replied_at = coalesce(replied_at, in_now)
    WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM webhook_event WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM webhook_status WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  UPDATE waiver SET reason = '', ended_at = coalesce(ended_at, in_now) WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM excusal WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM understanding WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM replayed_person WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM person_snapshot WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM team_member WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM team_manager WHERE organisation_id = in_organisation AND person_id = ANY (in_people);
  DELETE FROM person_role WHERE organisation_id = in_organisation AND person_id = ANY (in_people) AND role <> 'clinician';
  UPDATE lent_view SET ended_at = in_now
    WHERE organisation_id = in_organisation AND ended_at IS NULL AND (from_id = ANY (in_people) OR to_id = ANY (in_people));
  UPDATE team_look l SET people = ARRAY(SELECT unnest(l.people) EXCEPT SELECT unnest(in_people))
    WHERE l.organisation_id = in_organisation AND l.people && in_people;
  UPDATE api_look l SET people = ARRAY(SELECT unnest(l.people) EXCEPT SELECT unnest(in_people))
    WHERE l.organisation_id = in_organisation AND l.people && in_people;
  DELETE FROM api_request q WHERE q.organisation_id = in_organisation AND q.answer IS NOT NULL
    AND EXISTS (SELECT FROM unnest(in_people) gone WHERE strpos(q.answer::text, gone::text) > 0);
  -- A file of people that is still to be applied would bring them back; one that was applied can no longer be undone for them.
  DELETE FROM people_import_row r WHERE r.organisation_id = in_organisation AND (r.person_id = ANY (in_people)
    OR EXISTS (SELECT FROM unnest(emails) email WHERE strpos(lower((r.fields::text || r.detail::text) COLLATE "und-x-icu"), email) > 0));
  UPDATE person p SET erased_at = in_now, statuses_deleted_at = in_now, status = 'suspended',
    email = 'erased-' || gen_random_uuid() || '@erased.invalid', given_name = in_pseudonym, family_name = '', site = '',
    language = split_part(p.language, '-', 1), time_zone = NULL, external_id = NULL, last_active_at = NULL
    WHERE p.organisation_id = in_organisation AND p.id = ANY (in_people);
  RETURN redacted;
END $$;

REVOKE EXECUTE ON FUNCTION erase_people FROM PUBLIC;
