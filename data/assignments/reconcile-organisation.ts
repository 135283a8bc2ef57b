import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { analyseAfter } from '#data/database/analyse-after-many.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin, readInOrganisation, readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { noSuchId } from '#data/no-such-id.ts'
import { preCheckingBy, takePreCheck } from './internal/take-pre-check.ts'
import { keepCounts } from './shared/count-assignments.ts'
import { followWaivers } from './shared/follow-waivers.ts'
import { holdEnrolments } from './shared/hold-enrolments.ts'
import { reconcileEnrolments } from './shared/reconcile-enrolments.ts'

const mostMs = 10 * 60 * 1000
/** Whoever changes something in the organisation waits for one batch, so it must take no longer than about a second. */
const peopleAtOnce = 1000

/** `version`: another one after each change of the assignment's row. */
const Waiting = z.object({ id: z.string(), version: z.string() })

/** The organisations in which an assignment waits for its people to be enrolled or released, or a waiver is over. For the job alone. */
export async function dangerouslyListToReconcile(): Promise<string[]> {
  const rows = await readOfAll(z.object({ id: z.string() }), sql`SELECT organisations_to_reconcile() AS id`)
  return rows.map(({ id }) => id)
}

/**
 * Ends the waivers whose last day is over: what they spared is to do again, with time for it. Returns of how many people. For the
 * job alone.
 */
export async function dangerouslyEndWaivers(organisationId: string, { now }: { now: Date }): Promise<number> {
  return inOrganisation(
    { organisationId },
    async (transaction) => {
      await holdEnrolments(transaction, organisationId)
      const [changedPeople] = await readerWithin(transaction)(
        z.object({ people: z.array(z.string()) }),
        sql`SELECT end_waivers(${organisationId}::uuid, ${now}::timestamptz)::text[] AS people`,
      )
      const personIds = changedPeople?.people ?? []
      if (personIds.length === 0) return 0
      const touchedEnrolments = await transaction.enrolment.findMany({
        where: { organisationId, personId: { in: personIds }, sparedBy: { not: null } },
        select: { assignmentId: true },
        distinct: ['assignmentId'],
      })
      const assignmentIds = touchedEnrolments.flatMap(({ assignmentId }) => assignmentId ?? [])
      await followWaivers(transaction, { organisationId, personIds, assignmentIds, now })
      return personIds.length
    },
    { timeoutMs: mostMs },
  )
}

/**
 * What assignments that were too big to do at once wait for: their people, in batches. Each is a transaction of its own, so
 * that it may be stopped anywhere and is done by the next run. Returns how many enrolments were made.
 */
export async function dangerouslyReconcilePutOff(organisationId: string, { now }: { now: Date }): Promise<number> {
  const waiting = await readInOrganisation(
    { organisationId },
    Waiting,
    sql`
      SELECT a.id, a.xmin::text AS version FROM assignment a
      WHERE a.organisation_id = ${organisationId}::uuid AND a.counted_at IS NULL ORDER BY a.id`,
  )
  const [only] = waiting
  if (only === undefined) return 0
  const enrolmentCount = await reconcileAll(organisationId, {
    assignmentId: waiting.length === 1 ? only.id : null,
    now,
  })
  await inOrganisation(
    { organisationId },
    async (transaction) => {
      // What was withdrawn, given back or put off again meanwhile is so for those too whose turn was before: it still waits.
      const asItWas = await readerWithin(transaction)(
        Waiting,
        sql`
          SELECT a.id, a.xmin::text AS version FROM assignment a
          JOIN unnest(${waiting.map(({ id }) => id)}::uuid[], ${waiting.map(({ version }) => version)}::text[]) w(id, version)
            ON w.id = a.id
          WHERE a.organisation_id = ${organisationId}::uuid AND a.xmin::text = w.version ORDER BY a.id FOR NO KEY UPDATE OF a`,
      )
      await keepCounts(transaction, { organisationId, assignmentIds: asItWas.map(({ id }) => id), now })
    },
    { timeoutMs: mostMs },
  )
  return enrolmentCount
}

/**
 * Everybody's enrolments in one organisation, and how many have each assignment, once a night: each change has done it
 * already, but for those of an earlier build that serves at the same time, and those made past the application. For the
 * job alone.
 */
export async function dangerouslyReconcileEnrolments(organisationId: string, { now }: { now: Date }): Promise<number> {
  const enrolmentCount = await reconcileAll(organisationId, { assignmentId: null, now })
  await inOrganisation(
    { organisationId },
    (transaction) => keepCounts(transaction, { organisationId, assignmentIds: null, now }),
    { timeoutMs: mostMs },
  )
  return enrolmentCount
}

async function reconcileAll(
  organisationId: string,
  { assignmentId, now }: { assignmentId: string | null; now: Date },
): Promise<number> {
  const { length } = await readInOrganisation(
    { organisationId },
    z.object({ id: z.string() }),
    sql`SELECT a.id FROM assignment a WHERE a.organisation_id = ${organisationId}::uuid AND a.pre_check AND a.withdrawn_at IS NULL LIMIT 1`,
  )
  const checking =
    length === 0 ? null : await preCheckingBy(organisationId, await curriculumInService({ organisationId }))
  let enrolmentCount = 0
  for (let after: string | undefined = noSuchId; after !== undefined; ) {
    after = await inOrganisation(
      { organisationId },
      async (transaction) => {
        const people = await readerWithin(transaction)(
          z.object({ id: z.string() }),
          sql`
            SELECT id FROM person WHERE organisation_id = ${organisationId}::uuid AND id > ${after ?? noSuchId}::uuid
            ORDER BY id LIMIT ${peopleAtOnce}::integer`,
        )
        const personIds = people.map(({ id }) => id)
        if (personIds.length > 0) {
          // Who is newly meant while this is decided would be asked without.
          await holdEnrolments(transaction, organisationId)
          const these = { organisationId, personIds, assignmentId, now }
          if (checking !== null) await takePreCheck(transaction, { ...these, checking })
          enrolmentCount += await reconcileEnrolments(transaction, {
            ...these,
            preCheck: checking === null ? 'not-taken' : 'taken',
          })
        }
        return personIds.length < peopleAtOnce ? undefined : personIds.at(-1)
      },
      { timeoutMs: mostMs },
    )
  }
  await analyseAfter(enrolmentCount, 'enrolments')
  return enrolmentCount
}
