-- What an organisation decided about questions, and nothing of what others decided: of each the newest decision that says
-- whether it counts. Contesting one says nothing of that.
CREATE OR REPLACE FUNCTION decisions_in_force(in_organisation uuid) RETURNS TABLE (item_id text, decision text)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (d.item_id) d.item_id, d.decision FROM item_decision d
  WHERE d.organisation_id = in_organisation AND NOT d.contested
  ORDER BY d.item_id, d.decided_at DESC, d.id DESC
$$;

REVOKE EXECUTE ON FUNCTION decisions_in_force FROM PUBLIC;
GRANT EXECUTE ON FUNCTION decisions_in_force TO curtain_app;
