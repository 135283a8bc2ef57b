import { z } from 'zod'
import type { ClientWithScope } from '#data/api-client.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { moment } from '#data/database/columns.ts'
import { readReport } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { GroupShare } from '#domain/comprehension/group-share.ts'
import { estimateFigures } from '#domain/reports/figures.ts'
import { GroupRow, groupNight } from './internal/read-groups.ts'

export const groupKinds = ['organisation', 'team', 'profession', 'site'] as const

const percent = z.int().min(0).max(100)

const ShareOfApi = z.object({
  share: percent.describe('Of the people, in whole per cent: those who understand.'),
  low: percent.describe('The lower end of the 90 % interval of the share.'),
  high: percent.describe('The upper end of the 90 % interval of the share.'),
  notEnoughEvidence: percent.describe('Of the people, in whole per cent: those of whom too little is known.'),
})

export const GroupOfApi = z.object({
  kind: z.enum(groupKinds),
  group: z.string().describe('The id of a team, the name of a profession or a site; empty for the organisation.'),
  asOf: moment.describe('The night that the figures are of.'),
  people: z.int(),
  hidden: z
    .enum(['too-few', 'protects-others'])
    .nullable()
    .describe('Why there are no figures: fewer than five people, or figures of fewer could be had by subtracting.'),
  understood: ShareOfApi.nullable().describe('Over all practices together.'),
  practices: z.array(z.object({ practice: z.string(), understood: ShareOfApi })),
  completed: z
    .object({ done: z.int(), assigned: z.int() })
    .nullable()
    .describe('Modules that were completed, of those that were assigned. It does not say that anyone understands.'),
  notAsked: z
    .object({ waived: z.int(), excused: z.int() })
    .nullable()
    .describe(
      'Modules that nobody has to finish now: waived, or excused by understanding. They are not in "completed".',
    ),
})
export type GroupOfApi = z.output<typeof GroupOfApi>

const NightOfGroup = GroupRow.extend({ practices: z.array(z.string()), as_of: moment })

/**
 * What groups understand, of last night, hidden where reports hide them; none where no night was written yet. `after`: the
 * group before the first.
 */
export async function listGroupsForApi(
  client: ClientWithScope<'understanding:read'>,
  { kind, after, limit }: { kind: (typeof groupKinds)[number]; after: string | null; limit: number },
): Promise<{ rows: GroupOfApi[]; next: string | null }> {
  const { organisationId } = client
  const { practices } = await curriculumInService(client)
  const rows = await readReport(
    client,
    NightOfGroup,
    sql`
      SELECT g.*, night.practices, night.as_of FROM group_snapshot g
      JOIN (SELECT s.* FROM snapshot s WHERE s.organisation_id = ${organisationId}::uuid ORDER BY s.day DESC LIMIT 1) night
        ON night.day = g.day
      WHERE g.organisation_id = ${organisationId}::uuid AND g.kind = ${kind}
        AND ${after === null ? sql`true` : sql`g.group_id > ${after} COLLATE "C"`}
      ORDER BY g.group_id COLLATE "C" LIMIT ${limit + 1}::integer`,
  )
  const part = rows.slice(0, limit).map((row) => {
    const ids = practices.map(({ id }) => id).filter((id) => row.practices.includes(id))
    const { people, visibility, figures } = groupNight(row, { measured: row.practices, practices: ids })
    return {
      kind,
      group: row.group_id,
      asOf: row.as_of,
      people,
      hidden: visibility === 'shown' ? null : visibility,
      understood: figures === null ? null : shareForApi(figures.overall),
      practices: ids.flatMap((practice, place) => {
        const share = figures?.shares[place]
        return share ? [{ practice, understood: shareForApi(share) }] : []
      }),
      completed: figures?.completed ?? null,
      notAsked: figures?.spared ?? null,
    }
  })
  return { rows: part, next: rows.length > limit ? (part.at(-1)?.group ?? null) : null }
}

function shareForApi({ share, interval, notEnoughEvidence }: GroupShare): z.output<typeof ShareOfApi> {
  const { value, low, high } = estimateFigures(share, interval)
  return { share: value, low, high, notEnoughEvidence: Math.round(notEnoughEvidence * 100) }
}
