import type { Transaction } from '#data/database/database.ts'
import { type EarlierFollowUp, isOver, LONGEST_AGO_DAYS, type Training } from '#domain/follow-ups/schedule.ts'

/** All that decides when somebody is asked next. */
export type FollowUpFacts = { readonly trainings: readonly Training[]; readonly earlier: readonly EarlierFollowUp[] }

const none: FollowUpFacts = { trainings: [], earlier: [] }
const day = 24 * 60 * 60 * 1000

/** What these people completed lately and which follow-ups they had, two queries for all. */
export async function followUpFacts(
  transaction: Transaction,
  { organisationId, personIds, now }: { organisationId: string; personIds: readonly string[]; now: Date },
): Promise<(personId: string) => FollowUpFacts> {
  const of = { organisationId, personId: { in: [...personIds] } }
  const completed = await transaction.enrolment.findMany({
    where: { ...of, completedAt: { gt: new Date(now.getTime() - LONGEST_AGO_DAYS * day), lte: now } },
    select: { personId: true, moduleSlug: true, completedAt: true },
    distinct: ['personId', 'moduleSlug', 'completedAt'],
    orderBy: [{ completedAt: 'asc' }, { moduleSlug: 'asc' }],
  })
  const followUps = await transaction.followUp.findMany({
    where: of,
    select: { personId: true, dueOn: true, closesOn: true, endedAt: true, expiredAt: true },
  })
  const trainings = Map.groupBy(completed, ({ personId }) => personId)
  const earlier = Map.groupBy(followUps, ({ personId }) => personId)
  return (personId) => {
    const own = trainings.get(personId)
    const before = earlier.get(personId)
    if (own === undefined && before === undefined) return none
    return {
      trainings: (own ?? []).flatMap(({ moduleSlug, completedAt }) =>
        completedAt === null ? [] : [{ moduleSlug, completedAt }],
      ),
      earlier: (before ?? []).map(({ dueOn, closesOn, endedAt, expiredAt }) => ({
        dueOn,
        closedAt: endedAt ?? expiredAt ?? (isOver({ closesOn }, { now }) ? closesOn : null),
      })),
    }
  }
}
