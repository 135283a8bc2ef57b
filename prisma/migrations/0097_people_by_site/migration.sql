-- Which sites there are, in the same way.
CREATE INDEX CONCURRENTLY "person_organisation_id_site_idx" ON "person"("organisation_id", "site");
