-- Which of these domains another organisation has, by its provider or by the addresses of its people. One that is this organisation's
-- already stays so, whoever is invited elsewhere since.
CREATE OR REPLACE FUNCTION domains_of_others(in_organisation uuid, in_domains text[]) RETURNS TABLE (domain text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.domain FROM unnest(in_domains) w(domain)
  WHERE NOT EXISTS (SELECT FROM sign_on_domain d WHERE d.domain = w.domain AND d.organisation_id = in_organisation)
    AND (EXISTS (SELECT FROM sign_on_domain d WHERE d.domain = w.domain)
      OR EXISTS (SELECT FROM person p WHERE split_part(p.email, '@', 2) = w.domain AND p.organisation_id <> in_organisation))
$$;

REVOKE EXECUTE ON FUNCTION domains_of_others FROM PUBLIC;
GRANT EXECUTE ON FUNCTION domains_of_others TO curtain_app;
