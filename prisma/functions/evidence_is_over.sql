-- Whether the time is over for which an organisation keeps what someone did: so many months, and never fewer than an organisation
-- can choose, after they left and after their last answer. When they left is whatever the web process wrote; when they answered
-- is held to its entry (hold_answer_to_entry.sql), and nothing can change it.
CREATE OR REPLACE FUNCTION evidence_is_over(in_organisation uuid, in_person uuid, in_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT p.left_at <= kept.since AND NOT EXISTS (
    SELECT FROM answer a WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.answered_at > kept.since)
  FROM person p JOIN organisation o ON o.id = p.organisation_id
  CROSS JOIN LATERAL (SELECT in_now - make_interval(months => greatest(o.evidence_kept_months, 12)) AS since) kept
  WHERE p.organisation_id = in_organisation AND p.id = in_person
$$;

REVOKE EXECUTE ON FUNCTION evidence_is_over FROM PUBLIC;
