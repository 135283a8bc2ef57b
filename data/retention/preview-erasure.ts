import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator } from '#data/viewer.ts'

const ErasureRow = z.object({
  givenName: z.string(),
  familyName: z.string(),
  leftAt: moment.nullable(),
  /** For how many months after someone left training evidence is kept. */
  months: z.number(),
  /** What goes at once. */
  waysIn: z.number(),
  mails: z.number(),
  notices: z.number(),
  statuses: z.number(),
  contests: z.number(),
  looks: z.number(),
  directoryUsers: z.number(),
  /** A directory still has them, and would send them again. */
  isInDirectory: z.boolean(),
  /** What stays under a pseudonym. */
  answers: z.number(),
  enrolments: z.number(),
  /** Whether figures of groups still count them: see docs/decisions/two-nights.md. */
  isCounted: z.boolean(),
  events: z.number(),
  /** Of these: from which a network, a device or a name is taken out. */
  eventsToRedact: z.number(),
  /** Auditor packs that were made with names. */
  packs: z.number(),
  lastPack: moment.nullable(),
})
export type Erasure = Readonly<z.output<typeof ErasureRow>>

/** What erasing someone would delete, and what it would keep under a pseudonym; null: not found, or erased already. */
export async function previewErasure(viewer: Administrator, personId: string): Promise<Erasure | null> {
  const id = sql`${personId}::uuid`
  const org = sql`${viewer.organisationId}::uuid`
  const [row] = await readInOrganisation(
    viewer,
    ErasureRow,
    sql`
      SELECT person.given_name AS "givenName", person.family_name AS "familyName", person.left_at AS "leftAt",
        (SELECT o.evidence_kept_months FROM organisation o WHERE o.id = ${org}) AS months,
        (SELECT count(*)::int FROM session t WHERE t.organisation_id = ${org} AND t.person_id = ${id})
          + (SELECT count(*)::int FROM credential t WHERE t.organisation_id = ${org} AND t.person_id = ${id})
          + (SELECT count(*)::int FROM passkey t WHERE t.organisation_id = ${org} AND t.person_id = ${id})
          + (SELECT count(*)::int FROM second_factor t WHERE t.organisation_id = ${org} AND t.person_id = ${id})
          + (SELECT count(*)::int FROM remembered_device t WHERE t.organisation_id = ${org} AND t.person_id = ${id})
          + (SELECT count(*)::int FROM sign_on_account t WHERE t.organisation_id = ${org} AND t.person_id = ${id})
          + (SELECT count(*)::int FROM person_token t WHERE t.organisation_id = ${org} AND t.person_id = ${id}) AS "waysIn",
        (SELECT count(*)::int FROM mail t WHERE t.organisation_id = ${org} AND t.person_id = ${id}) AS mails,
        (SELECT count(*)::int FROM notice t WHERE t.organisation_id = ${org} AND t.person_id = ${id}) AS notices,
        (SELECT count(*)::int FROM understanding t WHERE t.organisation_id = ${org} AND t.person_id = ${id})
          + (SELECT count(*)::int FROM person_snapshot t WHERE t.organisation_id = ${org} AND t.person_id = ${id}) AS statuses,
        (SELECT count(*)::int FROM contest t WHERE t.organisation_id = ${org} AND t.person_id = ${id}) AS contests,
        (SELECT count(*)::int FROM team_look t WHERE t.organisation_id = ${org} AND t.people @> ARRAY[${id}])
          + (SELECT count(*)::int FROM api_look t WHERE t.organisation_id = ${org} AND t.people @> ARRAY[${id}]) AS looks,
        (SELECT count(*)::int FROM scim_user t WHERE t.organisation_id = ${org} AND t.person_id = ${id}) AS "directoryUsers",
        EXISTS (SELECT FROM scim_user t WHERE t.organisation_id = ${org} AND t.person_id = ${id} AND t.user_name_key IS NOT NULL) AS "isInDirectory",
        (SELECT count(*)::int FROM answer t WHERE t.organisation_id = ${org} AND t.person_id = ${id}) AS answers,
        (SELECT count(*)::int FROM enrolment t WHERE t.organisation_id = ${org} AND t.person_id = ${id}) AS enrolments,
        EXISTS (SELECT FROM counted_person t WHERE t.organisation_id = ${org} AND t.person_id = ${id}) AS "isCounted",
        trail.events, trail.redacted AS "eventsToRedact", pack.packs, pack.last AS "lastPack"
      FROM person,
        LATERAL (
          SELECT count(*)::int AS events, count(*) FILTER (
            WHERE e.subject_id = ${id} AND (e.detail ?| ARRAY['network', 'device'] OR e.action IN ('passkey.added', 'passkey.removed'))
          )::int AS redacted
          FROM audit_event e WHERE e.organisation_id = ${org} AND (e.subject_id = ${id} OR e.actor_id = ${id})) trail,
        LATERAL (
          SELECT count(*)::int AS packs, max(e.at) AS last FROM audit_event e
          WHERE e.organisation_id = ${org} AND e.action = 'data.exported' AND e.detail ->> 'name' = 'auditor-pack'
            AND e.detail ->> 'names' = 'with-names') pack
      WHERE ${personIsInScope(viewer)} AND person.id = ${id}`,
  )
  return row ?? null
}
