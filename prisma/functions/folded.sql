-- A text as it is searched: in lower case, without accents and other marks, and with letters that no decomposition takes
-- apart written as people type them. In Arabic without vowel signs and hamzas, with one ya, one ha and one alif. A text of
-- ASCII alone, as most names and every email are, has none of that: lower case is all that it needs.
CREATE OR REPLACE FUNCTION folded(in_text text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN octet_length(in_text) = length(in_text) THEN lower(in_text COLLATE "C") COLLATE "und-x-icu"
    ELSE translate(
      replace(replace(replace(replace(
        lower(regexp_replace(normalize(in_text, NFKD), '[\u0300-\u036f\u0640\u064b-\u065f\u0670]', '', 'g') COLLATE "und-x-icu"),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
      'øłđðħıŧىةٱ', 'olddhitيها')
  END
$$;

REVOKE EXECUTE ON FUNCTION folded FROM PUBLIC;
GRANT EXECUTE ON FUNCTION folded TO curtain_app;
