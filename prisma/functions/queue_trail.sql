-- The next piece of the audit trail for each webhook that it is streamed to and that has the one before: at most 500 events, and
-- about a megabyte. Who else does the same at this moment is left to it.
CREATE OR REPLACE FUNCTION queue_trail(in_now timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH behind AS (
    SELECT w.organisation_id, w.id, greatest(w.audit_place + 1, h.first_place) AS first_place
    FROM webhook w JOIN audit_head h ON h.organisation_id = w.organisation_id
    WHERE w.switched_off_at IS NULL AND 'audit' = ANY (w.events) AND w.rests_until <= in_now AND h.place > w.audit_place
      AND NOT EXISTS (
        SELECT FROM webhook_delivery d
        WHERE d.organisation_id = w.organisation_id AND d.webhook_id = w.id AND d.kind = 'audit' AND d.status = 'waiting')
    FOR UPDATE OF w SKIP LOCKED
  )
  INSERT INTO webhook_delivery (organisation_id, id, webhook_id, kind, first_place, last_place, next_try_at, started_at, created_at)
  SELECT b.organisation_id, uuidv7(), b.id, 'audit', b.first_place, piece.last_place, in_now, in_now, in_now
  FROM behind b CROSS JOIN LATERAL (
    SELECT max(counted.place) AS last_place FROM (
      SELECT e.place, sum(300 + octet_length(e.detail::text)) OVER (ORDER BY e.place) AS bytes
      FROM audit_event e WHERE e.organisation_id = b.organisation_id AND e.place >= b.first_place AND e.place < b.first_place + 500
    ) counted
    WHERE counted.bytes <= 1000000 OR counted.place = b.first_place
  ) piece
  WHERE piece.last_place IS NOT NULL
  ON CONFLICT DO NOTHING
$$;

REVOKE EXECUTE ON FUNCTION queue_trail FROM PUBLIC;
