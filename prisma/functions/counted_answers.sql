-- The counted answers of the next so many people, in the order of their keys, without anyone's name; after everybody's those of
-- people who were deleted, which are nobody's (remove_evidence.sql) and stand under the highest id. Someone without answers has
-- one row without an item, so that the last row always says where to go on.
CREATE OR REPLACE FUNCTION counted_answers(in_after_organisation uuid, in_after_person uuid, in_people integer)
RETURNS TABLE (
  organisation_id uuid, person_id uuid, profession text, language text, item_id text, choice text[], correct boolean,
  confidence confidence, elapsed_ms integer, answered_at timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH someone AS MATERIALIZED (
    SELECT * FROM person WHERE (person.organisation_id, person.id) > (in_after_organisation, in_after_person)
    ORDER BY person.organisation_id, person.id LIMIT in_people
  ), nobody AS MATERIALIZED (
    SELECT DISTINCT n.respondent FROM unnamed_answer n
    WHERE (SELECT count(*) FROM someone) < in_people
      AND (in_after_organisation < 'ffffffff-ffff-ffff-ffff-ffffffffffff' OR n.respondent > in_after_person)
    ORDER BY n.respondent LIMIT in_people
  )
  SELECT * FROM (
    SELECT p.organisation_id, p.id, p.profession, p.language, a.item_id, a.choice, a.correct, a.confidence, a.elapsed_ms, a.answered_at
    FROM someone p
    LEFT JOIN answer a ON a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.counts
    ORDER BY p.organisation_id, p.id, a.answered_at, a.id
  ) named
  UNION ALL
  SELECT * FROM (
    SELECT 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid, n.respondent, n.profession, n.language, n.item_id, n.choice, n.correct, n.confidence,
      n.elapsed_ms, n.answered_at
    FROM unnamed_answer n JOIN nobody ON nobody.respondent = n.respondent
    ORDER BY n.respondent, n.place
  ) unnamed
$$;

REVOKE EXECUTE ON FUNCTION counted_answers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION counted_answers TO curtain_app;
