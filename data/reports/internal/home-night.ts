import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readReport, reportReaderIn } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { type ChangeDocument, ChangeDocumentSchema } from './change-document.ts'
import { type GroupNight, GroupRow, groupNight, type TrendPoint, trendOf } from './read-groups.ts'

export type HomeNight = {
  readonly asOf: Date
  /** The two numbers, suppressed as in the report. */
  readonly organisation: GroupNight
  /** A quarter ago: what was completed then, and how much more or less the same people understand now. */
  readonly quarter: {
    readonly since: Date
    readonly completed: NonNullable<GroupNight['figures']>['completed'] | null
    readonly change: Pick<ChangeDocument, 'overall' | 'recalibrated'>
  } | null
  /** Once a week since then, oldest first. */
  readonly trend: readonly TrendPoint[]
}

const NightRow = z.object({
  as_of: moment,
  compared_with: moment.nullable(),
  change: ChangeDocumentSchema.nullable(),
  organisation: GroupRow,
  before: GroupRow.nullable(),
})

const weeks = 14

/** The organisation as a whole on the newest night, and how it came to that; null before the first night. */
export async function homeNight(viewer: Administrator, { now }: { now: Date }): Promise<HomeNight | null> {
  const { organisationId } = viewer
  const [[night], trend] = await Promise.all([
    readReport(
      viewer,
      NightRow,
      sql`
      SELECT s.as_of, s.compared_with, s.change, to_jsonb(g) AS organisation, to_jsonb(b) AS before
      FROM snapshot s
      JOIN group_snapshot g ON g.organisation_id = s.organisation_id AND g.kind = 'organisation' AND g.group_id = '' AND g.day = s.day
      LEFT JOIN group_snapshot b ON b.organisation_id = s.organisation_id AND b.kind = 'organisation' AND b.group_id = ''
        AND b.day = s.compared_with
      WHERE s.organisation_id = ${organisationId}::uuid ORDER BY s.day DESC LIMIT 1`,
    ),
    trendOf(reportReaderIn(viewer), { organisationId, kind: 'organisation', groupId: '', practices: [], now }),
  ])
  if (night === undefined) return null
  const show = (row: GroupRow) => groupNight(row, { measured: [], practices: [] })
  const { compared_with: since, change, before } = night
  return {
    asOf: night.as_of,
    organisation: show(night.organisation),
    quarter:
      since === null || change === null
        ? null
        : { since, completed: before === null ? null : (show(before).figures?.completed ?? null), change },
    trend: trend.slice(-weeks),
  }
}
