-- The order of data/database/names.ts, for whoever reads in ar.
CREATE INDEX CONCURRENTLY "person_by_name_ar" ON "person" ("organisation_id", (coalesce(nullif("family_name", ''), "given_name")) COLLATE "ar-x-icu", "given_name" COLLATE "ar-x-icu", "id");
