-- The day on which someone who completed a module last on a day is asked for it again: always a later one. The same as
-- nextRoundOn() in domain/assignments/repeat-rule.ts, which says why.
CREATE OR REPLACE FUNCTION next_round_on(in_by text, in_months integer, in_from date, in_completed_on date) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN in_by = 'completion' THEN (in_completed_on + make_interval(months => in_months))::date
    WHEN (in_from + make_interval(months => r.rounds * in_months))::date > in_completed_on
      THEN (in_from + make_interval(months => r.rounds * in_months))::date
    ELSE (in_from + make_interval(months => (r.rounds + 1) * in_months))::date
  END
  FROM (
    SELECT greatest(0, ((extract(year FROM in_completed_on) - extract(year FROM in_from)) * 12
      + extract(month FROM in_completed_on) - extract(month FROM in_from))::integer / in_months) AS rounds
  ) r
$$;

REVOKE EXECUTE ON FUNCTION next_round_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_round_on TO curtain_app;
