-- The last day on time of someone who is asked: never before that day. The same as dueDateOfRequest() in
-- domain/assignments/due-rule.ts, which says why.
CREATE OR REPLACE FUNCTION due_when_asked(in_due_by text, in_due_on date, in_days integer, in_made_on date, in_joined_on date, in_asked_on date)
RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN in_due_by = 'asking' THEN in_asked_on + in_days
    WHEN in_due_by = 'joining' THEN
      CASE WHEN greatest(in_joined_on, in_made_on) + in_days >= in_asked_on THEN greatest(in_joined_on, in_made_on) ELSE in_asked_on END + in_days
    WHEN in_due_on >= in_asked_on THEN in_due_on
    ELSE in_asked_on + greatest(7, in_due_on - in_made_on)
  END
$$;

REVOKE EXECUTE ON FUNCTION due_when_asked FROM PUBLIC;
GRANT EXECUTE ON FUNCTION due_when_asked TO curtain_app;
