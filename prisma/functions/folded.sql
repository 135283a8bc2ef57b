-- A text as it is searched: in lower case, without accents and other marks, and with letters that no decomposition takes
-- apart written as people type them. In Arabic without vowel signs and hamzas, with one ya, one ha and one alif.
CREATE OR REPLACE FUNCTION folded(in_text text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(
    replace(replace(replace(replace(
      lower(regexp_replace(normalize(in_text, NFKD), '[\u0300-\u036f\u0640\u064b-\u065f\u0670]', '', 'g') COLLATE "und-x-icu"),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    'øłđðħıŧىةٱ', 'olddhitيها')
$$;

REVOKE EXECUTE ON FUNCTION folded FROM PUBLIC;
GRANT EXECUTE ON FUNCTION folded TO curtain_app;
