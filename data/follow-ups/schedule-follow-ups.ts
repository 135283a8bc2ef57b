import { inOrganisation } from '#data/internal/database.ts'
import { followUpFacts } from '#data/internal/follow-up-facts.ts'
import { makeFollowUp } from '#data/internal/make-follow-up.ts'
import { LONGEST_AGO_DAYS, nextFollowUp } from '#domain/follow-ups/schedule.ts'

const day = 24 * 60 * 60 * 1000
const peopleAtOnce = 500
const firstId = '00000000-0000-0000-0000-000000000000'

export type Scheduled = { readonly made: number; readonly expired: number }

/**
 * Makes the follow-ups that have fallen due in one organisation and closes those whose time is over. For the job alone.
 * Every batch of people is a transaction of its own, and one open follow-up a person is all that the table takes: safe to
 * repeat, to stop anywhere, and to run at once with itself.
 */
export async function dangerouslyScheduleFollowUps(organisationId: string, { now }: { now: Date }): Promise<Scheduled> {
  const expired = await inOrganisation(
    { organisationId },
    (transaction) => transaction.$executeRaw`
      UPDATE follow_up SET expired_at = ${now}::timestamptz
      WHERE organisation_id = ${organisationId}::uuid AND ended_at IS NULL AND expired_at IS NULL
        AND closes_on + interval '36 hours' <= ${now}::timestamptz AT TIME ZONE 'UTC'`,
  )
  let made = 0
  for (let after: string | null = firstId; after !== null; ) {
    const batch = await scheduleBatch({ organisationId, after, now })
    made += batch.made
    after = batch.last
  }
  return { made, expired }
}

async function scheduleBatch({
  organisationId,
  after,
  now,
}: {
  organisationId: string
  after: string
  now: Date
}): Promise<{ made: number; last: string | null }> {
  return inOrganisation({ organisationId }, async (transaction) => {
    const people = await transaction.person.findMany({
      where: {
        organisationId,
        id: { gt: after },
        status: 'active',
        roles: { some: { role: 'clinician' } },
        enrolments: { some: { completedAt: { gt: new Date(now.getTime() - LONGEST_AGO_DAYS * day), lte: now } } },
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: peopleAtOnce,
    })
    const factsOf = await followUpFacts(transaction, { organisationId, personIds: people.map(({ id }) => id), now })
    let made = 0
    for (const { id: personId } of people) {
      const { trainings, earlier } = factsOf(personId)
      const due = nextFollowUp(trainings, earlier, { now })
      if (due === null || due.dueOn > now) continue
      made += await makeFollowUp(transaction, { organisationId, personId, due, reason: 'training', now })
    }
    return { made, last: people.length < peopleAtOnce ? null : (people.at(-1)?.id ?? null) }
  })
}
