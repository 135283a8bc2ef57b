import { reportReaderIn } from '#data/database/read.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
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

/** How a team stood week by week, and its people on the night about a quarter ago. */
export type TeamPast = {
  readonly trend: readonly TrendPoint[]
  readonly before: (Probabilities & { readonly day: Date }) | null
}

/** What is of anyone's is read once the look at it is kept. */
export async function readTeamPast(
  viewer: Manager | Administrator,
  {
    teamId,
    practices,
    personIds,
    look,
    now,
  }: {
    teamId: string
    practices: Promise<readonly string[]>
    personIds: readonly string[]
    look: Promise<void>
    now: Date
  },
): Promise<TeamPast> {
  const { organisationId } = viewer
  const read = reportReaderIn(viewer)
  const [trend, night] = await Promise.all([
    practices.then((ids) => trendOf(read, { organisationId, kind: 'team', groupId: teamId, practices: ids, now })),
    nightAQuarterBefore(read, { organisationId, day: dayOf(now) }),
    look,
  ])
  if (night === null) return { trend, before: null }
  const probabilities = await probabilitiesOn(read, { organisationId, night, personIds })
  return { trend, before: { ...probabilities, day: night.day } }
}

/** How a team stood week by week, and by how much the same people differ from a quarter ago. */
export function teamHistory(
  { trend, before }: TeamPast,
  { personIds, after }: { personIds: readonly string[] /** Their probabilities now. */; after: Probabilities },
): TeamHistory {
  if (before === null) return { trend, change: null }
  const { overall, recalibrated } = comparePeople(personIds, { before, after })
  return { trend, change: { since: before.day, overall, recalibrated } }
}
