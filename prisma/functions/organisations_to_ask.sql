-- In which organisations a follow-up may be due, or be over: somebody answered or completed something since a moment, or a
-- follow-up closed on a day or before it and is open still.
CREATE OR REPLACE FUNCTION organisations_to_ask(in_since timestamptz, in_over date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id FROM organisation o
  WHERE EXISTS (SELECT 1 FROM understanding u WHERE u.organisation_id = o.id AND u.last_evidence_at > in_since)
    OR EXISTS (SELECT 1 FROM enrolment e WHERE e.organisation_id = o.id AND e.completed_at > in_since)
    OR EXISTS (
      SELECT 1 FROM follow_up f
      WHERE f.organisation_id = o.id AND f.closes_on <= in_over AND f.ended_at IS NULL AND f.expired_at IS NULL)
  ORDER BY o.id
$$;

REVOKE EXECUTE ON FUNCTION organisations_to_ask FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_to_ask TO curtain_app;
