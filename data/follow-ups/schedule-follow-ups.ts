import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { noSuchId } from '#data/no-such-id.ts'
import { LONGEST_AGO_DAYS } from '#domain/follow-ups/schedule.ts'
import { closeFollowUps, lastOver, schedulePeople } from './shared/schedule-people.ts'

const day = 24 * 60 * 60 * 1000
const peopleAtOnce = 500

/** The organisations in which a follow-up may be due, or one may be over. */
export async function dangerouslyListToAsk({ now }: { now: Date }): Promise<string[]> {
  const since = new Date(now.getTime() - LONGEST_AGO_DAYS * day)
  const rows = await readOfAll(
    z.object({ id: z.string() }),
    sql`SELECT organisations_to_ask(${since}::timestamptz, ${lastOver(now)}::date) AS id`,
  )
  return rows.map(({ id }) => id)
}

export type ScheduleCounts = { readonly made: number; readonly expired: number }

/**
 * Makes the follow-ups that have fallen due in one organisation and closes those whose time is over. For the job alone.
 * Every batch of people is a transaction of its own, and one open follow-up a person is all that the table takes: safe to
 * repeat, to stop anywhere, and to run at once with itself.
 */
export async function dangerouslyScheduleFollowUps(
  organisationId: string,
  { now }: { now: Date },
): Promise<ScheduleCounts> {
  const { policyVersion } = await curriculumInService({ organisationId })
  const expiredCount = await closeFollowUps({ organisationId, personId: null, now })
  let madeCount = 0
  for (let after: string | undefined = noSuchId; after !== undefined; ) {
    const people: string[] = await trainedLately({ organisationId, after, now })
    madeCount += (await schedulePeople({ organisationId, personIds: people, policyVersion, now })).length
    after = people.at(-1)
  }
  return { made: madeCount, expired: expiredCount }
}

/** The next active clinicians by id of whose training a follow-up can still come. */
async function trainedLately({
  organisationId,
  after,
  now,
}: {
  organisationId: string
  after: string
  now: Date
}): Promise<string[]> {
  const since = new Date(now.getTime() - LONGEST_AGO_DAYS * day)
  const people = await inOrganisation({ organisationId }, (transaction) =>
    transaction.person.findMany({
      where: {
        organisationId,
        id: { gt: after },
        status: 'active',
        roles: { some: { role: 'clinician' } },
        enrolments: { some: { completedAt: { gt: since, lte: now } } },
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: peopleAtOnce,
    }),
  )
  return people.map(({ id }) => id)
}
