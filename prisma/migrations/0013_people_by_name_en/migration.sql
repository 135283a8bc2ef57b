-- The order of data/database/names.ts, for whoever reads in en.
CREATE INDEX CONCURRENTLY "person_by_name_en" ON "person" ("organisation_id", (coalesce(nullif("family_name", ''), "given_name")) COLLATE "en-x-icu", "given_name" COLLATE "en-x-icu", "id");
