-- The order of data/database/names.ts, for whoever reads in es.
CREATE INDEX CONCURRENTLY "person_by_name_es" ON "person" ("organisation_id", (coalesce(nullif("family_name", ''), "given_name")) COLLATE "es-x-icu", "given_name" COLLATE "es-x-icu", "id");
