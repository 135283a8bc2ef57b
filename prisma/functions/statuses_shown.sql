-- Whether the organisation lets such a reader see what one person understands under their name: the one place that decides.
-- in_reader is how a viewer acts ('clinician': their own, always; 'manager', also one whom a view is lent; 'administrator')
-- or 'api-client', a programme whose token an administrator made. Anything else sees nothing.
CREATE OR REPLACE FUNCTION statuses_shown(in_organisation uuid, in_reader text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT CASE in_reader
      WHEN 'clinician' THEN true
      WHEN 'manager' THEN o.statuses_shown_to IN ('managers-and-administrators', 'managers')
      WHEN 'administrator' THEN o.statuses_shown_to = 'managers-and-administrators'
      WHEN 'api-client' THEN o.statuses_shown_to = 'managers-and-administrators'
      ELSE false
    END
    FROM organisation o WHERE o.id = in_organisation), false)
$$;

REVOKE EXECUTE ON FUNCTION statuses_shown FROM PUBLIC;
GRANT EXECUTE ON FUNCTION statuses_shown TO curtain_app;
