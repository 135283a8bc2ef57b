-- The last day on time of a step that had been locked, as of the day on which it opens: that of its rule, but nobody has less than a
-- week from then (or as many days as the rule gives, where those are fewer), and no step is due before one that came before it. The same as
-- dueDateAfterOpening() in domain/assignments/path.ts.
CREATE OR REPLACE FUNCTION due_when_opened(in_due_on date, in_days integer, in_opened_on date, in_due_before date) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT greatest(in_due_on, in_opened_on + least(7, in_days), in_due_before)
$$;

REVOKE EXECUTE ON FUNCTION due_when_opened FROM PUBLIC;
GRANT EXECUTE ON FUNCTION due_when_opened TO curtain_app;
