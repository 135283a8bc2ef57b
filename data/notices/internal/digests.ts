import { z } from 'zod'
import type { PracticeTexts } from '#data/curriculum/shared/curriculum-texts.ts'
import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Digest } from '#domain/notices/digest.ts'
import type { NoticeRow } from './notice-row.ts'

const Share = { share: z.number(), low: z.number(), high: z.number() }

/** `detail` of a manager's digest, as make_digests() writes it. */
const ManagerDetail = z.object({
  teams: z.array(
    z.object({
      name: z.string(),
      /** Why there may be no figure; null: no night has looked at it. Digests of before do not say. */
      shown: z.enum(['shown', 'too-few', 'protects-others']).nullable().optional(),
      completed: z.number().nullable(),
      assigned: z.number().nullable(),
      // Not in digests of before there were waivers.
      waived: z.number().nullish(),
      excused: z.number().nullish(),
      share: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      least: z.object({ practice: z.string(), ...Share }).nullable(),
    }),
  ),
  late: z.object({ people: z.number(), first: z.array(z.string()) }),
})

const AdministratorDetail = z.object({
  late: z.number(),
  invitations: z.number(),
  contests: z.number(),
  mails: z.number(),
})

/**
 * The digests among some notices of one person, by the notice's id. Names are those of people who are this manager's still.
 */
export async function digestsOf(
  read: ReadRows,
  { organisationId, personId }: { organisationId: string; personId: string },
  rows: readonly NoticeRow[],
  practices: readonly PracticeTexts[],
): Promise<ReadonlyMap<string, Digest>> {
  const ofManager = rows
    .filter(({ kind }) => kind === 'manager-digest')
    .map((row) => ({ ...row, detail: ManagerDetail.parse(row.detail) }))
  const ids = ofManager.flatMap(({ detail }) => detail.late.first)
  const people =
    ids.length === 0
      ? []
      : await read(
          z.object({ id: z.string(), name: z.string() }),
          sql`
            SELECT p.id, trim(p.given_name || ' ' || p.family_name) AS name FROM person p
            WHERE p.organisation_id = ${organisationId}::uuid AND p.id = ANY (${ids}::uuid[]) AND p.status = 'active' AND EXISTS (
              SELECT FROM team_member t
              WHERE t.organisation_id = p.organisation_id AND t.person_id = p.id AND t.team_id = ANY (
                teams_and_below(p.organisation_id, (
                  SELECT array_agg(m.team_id) FROM team_manager m
                  WHERE m.organisation_id = p.organisation_id AND m.person_id = ${personId}::uuid))))`,
        )
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const practiceOf = new Map(practices.map(({ id, shortName }) => [id, shortName.text]))
  const digests = new Map<string, Digest>()
  for (const { id, detail } of ofManager) {
    const first = detail.late.first.flatMap((each) => nameOf.get(each) ?? [])
    const teams = detail.teams.map(
      ({ name, shown = 'too-few', completed: doneCount, assigned, waived, excused, share, low, high, least }) => ({
        name,
        visibility: shown ?? ('not-yet' as const),
        completed: doneCount === null || assigned === null ? null : { done: doneCount, assigned },
        spared: { waived: waived ?? 0, excused: excused ?? 0 },
        understood: share === null || low === null || high === null ? null : { share, low, high },
        least: least === null ? null : { ...least, practice: practiceOf.get(least.practice) ?? least.practice },
      }),
    )
    digests.set(id, { to: 'manager', teams, late: { people: detail.late.people, first } })
  }
  for (const { id, detail } of rows.filter(({ kind }) => kind === 'administrator-digest'))
    digests.set(id, { to: 'administrator', ...AdministratorDetail.parse(detail) })
  return digests
}
