-- The counted answers of the next so many people, in the order of their keys, without anyone's name. Someone without
-- answers has one row without an item, so that the last row always says where to go on.
CREATE OR REPLACE FUNCTION counted_answers(in_after_organisation uuid, in_after_person uuid, in_people integer)
RETURNS TABLE (
  organisation_id uuid, person_id uuid, profession text, language text, item_id text, choice text[], correct boolean,
  confidence confidence, elapsed_ms integer, answered_at timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.organisation_id, p.id, p.profession, p.language, a.item_id, a.choice, a.correct, a.confidence, a.elapsed_ms, a.answered_at
  FROM (
    SELECT * FROM person WHERE (person.organisation_id, person.id) > (in_after_organisation, in_after_person)
    ORDER BY person.organisation_id, person.id LIMIT in_people
  ) p
  LEFT JOIN answer a ON a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.counts
  ORDER BY p.organisation_id, p.id, a.answered_at, a.id
$$;

REVOKE EXECUTE ON FUNCTION counted_answers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION counted_answers TO curtain_app;
