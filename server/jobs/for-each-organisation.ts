import type { JobResult, PgBoss } from 'pg-boss'
import { z } from 'zod'
import { dangerouslyNoteFinish } from '#data/system.ts'
import { log, logError } from '#platform/log.ts'
import { traceJob } from '#platform/tracing/traced.ts'
import { countJob } from '#server/metrics/worker-metrics.ts'
import { catchUp, isCaughtUp } from './catch-up.ts'

type Fields = Readonly<Record<string, string | number>>

export type OrganisationJob = {
  /** Names the queues, and the line in the log. */
  readonly name: string
  readonly cron: string
  /** The organisations in which there is something to do: one query, for there may be thousands with nothing. */
  readonly due: (at: { now: Date }) => Promise<readonly string[]>
  /** Does it for one; what it returns is logged. Must be harmless when repeated. */
  readonly work: (organisationId: string, at: { now: Date }) => Promise<Fields>
  /** Where `due` cannot tell what was done today: a worker that starts asks only when nobody has asked for a day. */
  readonly startsOnceADay?: boolean
}

const Order = z.object({ organisationId: z.uuid() })

/** A worker that was killed is noticed after this, and its organisation taken up by another. */
const heartbeatSeconds = 60
const longestSeconds = 4 * 60 * 60
/** So many organisations are put into the queue with one statement. */
const sentAtOnce = 500
/** So many are taken from it at once: when there was less than that the queue is asked again only after two seconds. */
const batchOptions = { batchSize: 100, burstWhenBatchFull: true, perJobResults: true } as const
/** So many of a batch are under way at once: small ones mostly wait for the database. */
const underWay = 4

/**
 * Registers a nightly job that works inside each organisation: one job in the queue for each that is due, shared by as many
 * workers as there are, never two for one organisation. One that fails is logged as an error with its id and tried again
 * three times; the job in the queue is failed then, and no other organisation waits for it. Also asked once when the worker
 * starts, for a machine that is off at night.
 */
export async function registerForEachOrganisation(
  boss: PgBoss,
  { name, cron, due, work, startsOnceADay = false }: OrganisationJob,
): Promise<void> {
  const nightly = `${name}-due`
  await boss.createQueue(name, {
    policy: 'exclusive',
    retryLimit: 3,
    retryDelay: 60,
    retryBackoff: true,
    heartbeatSeconds,
    expireInSeconds: longestSeconds,
  })
  await boss.createQueue(nightly, { policy: 'exclusive', retryLimit: 3, retryDelay: 60, retryBackoff: true })
  await boss.schedule(nightly, cron)
  await boss.work(nightly, async ([job]) => {
    if (await isCaughtUp(name, job?.data)) return
    const now = new Date()
    const organisations = await due({ now })
    for (let first = 0; first < organisations.length; first += sentAtOnce)
      await boss.insert(
        name,
        organisations
          .slice(first, first + sentAtOnce)
          .map((organisationId) => ({ data: { organisationId }, singletonKey: organisationId })),
      )
    await dangerouslyNoteFinish(name, { now })
    log('info', `${name} asked for`, { organisations: organisations.length })
  })
  await boss.work<object, void, typeof batchOptions>(name, batchOptions, async (jobs) => {
    const results: JobResult[] = []
    const waiting = jobs.values()
    const inTurn = async () => {
      for (const { id, data } of waiting) results.push({ id, status: await doOne(name, data, work) })
    }
    await Promise.all(Array.from({ length: underWay }, inTurn))
    return results
  })
  if (startsOnceADay) await catchUp(boss, { queue: nightly, name })
  else await boss.send(nightly)
}

/** Whatever happens in one organisation is told here and stays there. */
async function doOne(name: string, data: object, work: OrganisationJob['work']): Promise<JobResult['status']> {
  const startedAt = performance.now()
  const { success, data: order } = Order.safeParse(data)
  const organisation = success ? order.organisationId : ''
  const facts = () => ({ organisation, milliseconds: Math.round(performance.now() - startedAt) })
  try {
    const { organisationId } = Order.parse(data)
    const figures = await traceJob(name, () => work(organisationId, { now: new Date() }))
    countJob(name, 'completed', facts().milliseconds)
    log('info', name, { ...figures, ...facts() })
    return 'completed'
  } catch (error) {
    countJob(name, 'failed', facts().milliseconds)
    logError(`${name} failed for one organisation`, error, facts())
    return 'failed'
  }
}
