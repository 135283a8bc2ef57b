import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { GroupKind } from '#data/reports/shared/organisation-groups.ts'
import type { WaiverCounts } from '#domain/assignments/waiver.ts'
import type { GroupShare } from '#domain/comprehension/group-share.ts'
import type { Visibility } from '#domain/comprehension/groups/suppression.ts'
import { dayMs } from './days.ts'
import type { CompletionCounts } from './keep-snapshot.ts'

/** A row of `group_snapshot`, with its columns' names. */
export const GroupRow = z.object({
  day: moment,
  group_id: z.string(),
  people: z.number(),
  shown: z.string(),
  shares: z.array(z.number()),
  lows: z.array(z.number()),
  highs: z.array(z.number()),
  unknowns: z.array(z.number()),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unknown: z.number().nullable(),
  completed: z.number().nullable(),
  assigned: z.number().nullable(),
  waived: z.number().nullable(),
  excused: z.number().nullable(),
})
export type GroupRow = z.output<typeof GroupRow>

const GroupRowOfNight = GroupRow.extend({ practices: z.array(z.string()) })

/** A group's figures on one night; without figures where it is not shown. */
export type GroupNight = {
  readonly people: number
  readonly visibility: Visibility
  readonly figures: {
    /** Over all practices together. */
    readonly overall: GroupShare
    /** In the order of the practices asked for; null for one that was not measured on that night. */
    readonly shares: readonly (GroupShare | null)[]
    readonly completed: CompletionCounts
    readonly spared: WaiverCounts
  } | null
}

/** A row as reports show it, its shares in the order of the practices asked for. */
export function groupNight(
  row: GroupRow,
  { measured, practices }: { measured: readonly string[]; practices: readonly string[] },
): GroupNight {
  const { people, share, low, high, unknown } = row
  const hiddenGroup = {
    people,
    visibility: row.shown === 'too-few' ? ('too-few' as const) : ('protects-others' as const),
  }
  if (row.shown !== 'shown' || share === null || low === null || high === null || unknown === null)
    return { ...hiddenGroup, figures: null }
  return {
    people,
    visibility: 'shown',
    figures: {
      overall: { share, interval: { low, high }, notEnoughEvidence: unknown, n: people },
      shares: practices.map((id) => shareAt(row, measured.indexOf(id))),
      completed: { done: row.completed ?? 0, assigned: row.assigned ?? 0 },
      spared: { waived: row.waived ?? 0, excused: row.excused ?? 0 },
    },
  }
}

function shareAt(row: GroupRow, place: number): GroupShare | null {
  const [share, low, high] = [row.shares[place], row.lows[place], row.highs[place]]
  if (share === undefined || low === undefined || high === undefined) return null
  return { share, interval: { low, high }, notEnoughEvidence: row.unknowns[place] ?? 0, n: row.people }
}

export type TrendPoint = GroupNight & { readonly day: Date }

const trendDays = 400

/** How a group stood, once a week over about a year, oldest first; the newest night is the last. */
export async function trendOf(
  read: ReadRows,
  {
    organisationId,
    kind,
    groupId,
    practices,
    now,
  }: {
    organisationId: string
    kind: GroupKind
    groupId: string
    practices: readonly string[]
    now: Date
  },
): Promise<TrendPoint[]> {
  const since = new Date(now.getTime() - trendDays * dayMs)
  const rows = await read(
    GroupRowOfNight,
    sql`
    SELECT DISTINCT ON (date_trunc('week', g.day)) g.*, s.practices
    FROM group_snapshot g JOIN snapshot s ON s.organisation_id = g.organisation_id AND s.day = g.day
    WHERE g.organisation_id = ${organisationId}::uuid AND g.kind = ${kind} AND g.group_id = ${groupId} AND g.day >= ${since}::date
    ORDER BY date_trunc('week', g.day), g.day DESC`,
  )
  return rows.map((row) => ({ ...groupNight(row, { measured: row.practices, practices }), day: row.day }))
}
