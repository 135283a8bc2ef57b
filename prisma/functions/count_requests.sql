-- Counts requests of a session: of its person, while it holds, so that all of theirs add up; else of the session itself, so that
-- one that has ended takes nothing from its person. Says whose it is, how many there are in this minute with these, and how many
-- seconds are left of it. A minute begins with the first. The caller has entered the organisation.
CREATE OR REPLACE FUNCTION count_requests(in_organisation uuid, in_session uuid, in_kind text, in_requests integer, in_now timestamptz)
RETURNS TABLE (person_id uuid, requests integer, seconds_left integer)
LANGUAGE plpgsql AS $$
DECLARE
  counted_person uuid := (SELECT s.person_id FROM session_of(in_organisation, in_session, in_now) s);
  -- Only a hash is stored: the table says nothing about who asked.
  counted_key text := 'requests:' || in_kind || ':' || encode(sha256(convert_to(
    in_organisation::text || coalesce('person' || counted_person, 'session' || in_session), 'UTF8')), 'hex');
BEGIN
  RETURN QUERY
    INSERT INTO rate_limit AS counted (key, points, expire)
    VALUES (counted_key, in_requests, in_now + interval '1 minute')
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN counted.expire > in_now THEN counted.points ELSE 0 END + in_requests,
      expire = CASE WHEN counted.expire > in_now THEN counted.expire ELSE in_now + interval '1 minute' END
    RETURNING counted_person, counted.points, ceil(extract(epoch FROM counted.expire - in_now))::integer;
END $$;

REVOKE EXECUTE ON FUNCTION count_requests FROM PUBLIC;
