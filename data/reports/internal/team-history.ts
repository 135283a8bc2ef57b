import type { Transaction } from '#data/database/database.ts'
import type { Change } from '#domain/comprehension/groups/paired-change.ts'
import { type Shown, suppressSmallGroups } from '#domain/comprehension/groups/suppression.ts'
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
  transaction: Transaction,
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
  const trend = await trendOf(transaction, { organisationId, kind: 'team', groupId: teamId, practices, now })
  const night = await nightAQuarterBefore(transaction, { organisationId, day: dayOf(now) })
  if (night === null) return { trend, change: null }
  const before = await probabilitiesOn(transaction, { organisationId, night, personIds })
  const { overall, recalibrated } = comparePeople(personIds, { before, after })
  return { trend, change: { since: night.day, overall, recalibrated } }
}

/**
 * Whether a team may show figures for itself beside the teams below it, from who is in it now; and, beside every other group
 * of the organisation, as last night found.
 */
export async function teamShown(
  transaction: Transaction,
  {
    organisationId,
    teamId,
    below,
    members,
  }: {
    organisationId: string
    teamId: string
    /** The team itself and all below it, with what each belongs to. */
    below: readonly { readonly id: string; readonly parentId: string | null }[]
    members: readonly { readonly teamIds: readonly string[] }[]
  },
): Promise<Shown> {
  const parentOf = new Map(below.map(({ id, parentId }) => [id, parentId]))
  const membersOf = new Map<string, Set<number>>(below.map(({ id }) => [id, new Set()]))
  for (const [number, { teamIds }] of members.entries()) {
    for (const own of teamIds) {
      for (let id: string | null | undefined = own; id != null && membersOf.has(id); id = parentOf.get(id))
        membersOf.get(id)?.add(number)
    }
  }
  const shown = suppressSmallGroups(
    [...membersOf].map(([id, people]) => ({ id, hierarchy: 'team', members: [...people] })),
  ).get(teamId)
  if (shown !== 'shown') return shown ?? 'too-few'
  const lastNight = await transaction.groupSnapshot.findFirst({
    where: { organisationId, kind: 'team', groupId: teamId },
    orderBy: { day: 'desc' },
    select: { shown: true },
  })
  return lastNight?.shown === 'protects-others' ? 'protects-others' : 'shown'
}
