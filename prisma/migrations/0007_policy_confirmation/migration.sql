-- Which practices a version of the policy teaches otherwise than the version before it: what people answered about them
-- is to be confirmed. Written with the version, never changed.

CREATE TABLE "policy_effect" (
    "organisation_id" UUID NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "practice_id" TEXT NOT NULL,
    "teaches_as" INTEGER NOT NULL,

    CONSTRAINT "policy_effect_pkey" PRIMARY KEY ("organisation_id","policy_version","practice_id")
);

ALTER TABLE "policy_effect" ADD CONSTRAINT "policy_effect_organisation_id_policy_version_fkey" FOREIGN KEY ("organisation_id", "policy_version") REFERENCES "policy"("organisation_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE policy_effect ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_effect FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_sees_all ON policy_effect TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY one_organisation ON policy_effect TO curtain_app
  USING (organisation_id = current_organisation()) WITH CHECK (organisation_id = current_organisation());

GRANT SELECT, INSERT ON policy_effect TO curtain_app;

CREATE TRIGGER immutable BEFORE UPDATE ON policy_effect FOR EACH ROW EXECUTE FUNCTION refuse_change();
