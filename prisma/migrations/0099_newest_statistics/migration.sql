-- The newest statistics of a question, without reading those of every night before.
CREATE INDEX CONCURRENTLY "item_statistics_item_id_computed_at_idx" ON "item_statistics"("item_id", "computed_at");
