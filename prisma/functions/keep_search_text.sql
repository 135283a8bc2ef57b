-- Keeps what someone is searched by beside their names and address, folded: a line for the names, and one for the address.
-- Whoever changes folded() fills it anew in a migration, as 0124 does.
CREATE OR REPLACE FUNCTION keep_search_text() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := folded(NEW.given_name || ' ' || NEW.family_name) || E'\n' || folded(NEW.email);
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION keep_search_text FROM PUBLIC;
