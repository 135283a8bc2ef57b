-- Moves an attempt on, if nothing has moved it since it was read; at its end the module is completed, in this enrolment and
-- in every other that asks for it, or would but for a waiver or for steps before it.
CREATE OR REPLACE FUNCTION move_attempt(
  in_organisation uuid, in_person uuid, in_attempt uuid, in_revision integer, in_state jsonb,
  in_asked_item text, in_asked_practice text, in_now timestamptz
) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  ended boolean := (in_state ->> 'ended')::boolean;
  moved_enrolment uuid;
BEGIN
  PERFORM set_config('app.organisation_id', in_organisation::text, true);
  UPDATE attempt SET state = in_state, asked_item_id = in_asked_item, asked_practice_id = in_asked_practice,
      revision = revision + 1, last_moved_at = in_now, ended_at = CASE WHEN ended THEN in_now END
    WHERE organisation_id = in_organisation AND id = in_attempt AND person_id = in_person AND revision = in_revision AND ended_at IS NULL
    RETURNING enrolment_id INTO moved_enrolment;
  IF moved_enrolment IS NULL THEN RETURN false; END IF;
  IF ended THEN
    UPDATE enrolment SET completed_at = in_now
      WHERE organisation_id = in_organisation AND person_id = in_person AND completed_at IS NULL AND created_at <= in_now
        AND (id = moved_enrolment OR released_at IS NULL OR spared_by IS NOT NULL OR locked)
        AND module_slug = (SELECT e.module_slug FROM enrolment e WHERE e.organisation_id = in_organisation AND e.id = moved_enrolment);
  END IF;
  RETURN true;
END $$;

REVOKE EXECUTE ON FUNCTION move_attempt FROM PUBLIC;
GRANT EXECUTE ON FUNCTION move_attempt TO curtain_app;
