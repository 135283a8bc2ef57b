-- How each person counts in the figures of groups where readers see no names, and from which night to which: so that nobody's
-- own figure can be had by subtracting two nights. The current row has no end.

CREATE TABLE "counted_person" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    -- The first night on which they counted otherwise, or not any more.
    "until_day" DATE,
    -- The kind of each, a blank, and its id or name.
    "groups" TEXT[] NOT NULL,
    -- By practice: when the last answer that counts was given, in milliseconds.
    "answered" JSONB NOT NULL,

    CONSTRAINT "counted_person_pkey" PRIMARY KEY ("organisation_id","person_id","from_day"),
    CONSTRAINT "counted_person_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "counted_person_organisation_id_from_day_idx" ON "counted_person"("organisation_id", "from_day");

ALTER TABLE "counted_person" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "counted_person" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON "counted_person" TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON "counted_person" TO curtain_app USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON "counted_person" TO curtain_app;
