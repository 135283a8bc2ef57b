import type { ReadRows } from '#data/database/read.ts'
import type { Change } from '#domain/comprehension/groups/paired-change.ts'
import { comparePeople, type Probabilities } from './compare-people.ts'
import { dayOf } from './days.ts'
import { nightAQuarterBefore, probabilitiesOn } from './earlier-nights.ts'
import { type TrendPoint, trendOf } from './read-groups.ts'

export type TeamHistory = {
  readonly trend: readonly TrendPoint[]
  /** What is different from about a quarter ago, in the same people over all practices; null without such a night. */
  readonly change: { readonly since: Date; readonly overall: Change | 'too-few'; readonly recalibrated: boolean } | null
}

/** How a team stood week by week, and by how much the same people differ from a quarter ago. */
export async function teamHistory(
  read: ReadRows,
  {
    organisationId,
    teamId,
    practices,
    personIds,
    after,
    now,
  }: {
    organisationId: string
    teamId: string
    practices: readonly string[]
    personIds: readonly string[]
    /** Their probabilities now. */
    after: Probabilities
    now: Date
  },
): Promise<TeamHistory> {
  const [trend, night] = await Promise.all([
    trendOf(read, { organisationId, kind: 'team', groupId: teamId, practices, now }),
    nightAQuarterBefore(read, { organisationId, day: dayOf(now) }),
  ])
  if (night === null) return { trend, change: null }
  const before = await probabilitiesOn(read, { organisationId, night, personIds })
  const { overall, recalibrated } = comparePeople(personIds, { before, after })
  return { trend, change: { since: night.day, overall, recalibrated } }
}
