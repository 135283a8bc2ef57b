-- In how many organisations the address stands that stands in most; 1 where there is nobody. So many hashes are computed for
-- every address, that their time tells of none in how many it is.
CREATE OR REPLACE FUNCTION most_accounts_of_an_address() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(max(c.accounts), 1)::integer FROM (SELECT count(*) AS accounts FROM person GROUP BY email) c
$$;

REVOKE EXECUTE ON FUNCTION most_accounts_of_an_address FROM PUBLIC;
