import type { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { log } from '#platform/log.ts'

type Fields = Readonly<Record<string, string | number>>

export type OrganisationJob = {
  /** Names the queues, and the line in the log. */
  readonly name: string
  readonly cron: string
  /** The organisations for which it has not been done today. */
  readonly due: (at: { now: Date }) => Promise<readonly string[]>
  /** Does it for one; what it returns is logged. Must be harmless when repeated. */
  readonly work: (organisationId: string, at: { now: Date }) => Promise<Fields>
}

const Order = z.object({ organisationId: z.uuid() })

/** A worker that was killed is noticed after this, and its organisation taken up by another. */
const heartbeatSeconds = 60
const longestSeconds = 4 * 60 * 60

/**
 * Registers a nightly job that works inside each organisation: one job in the queue for each that is due, shared by as many
 * workers as there are, never two for one organisation. Also asked once when the worker starts, for a machine that is off at
 * night.
 */
export async function registerForEachOrganisation(
  boss: PgBoss,
  { name, cron, due, work }: OrganisationJob,
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
  await boss.work(nightly, async () => {
    for (const organisationId of await due({ now: new Date() }))
      await boss.send(name, { organisationId }, { singletonKey: organisationId })
  })
  await boss.work(name, async (jobs) => {
    for (const { data } of jobs) {
      const { organisationId } = Order.parse(data)
      const started = performance.now()
      const done = await work(organisationId, { now: new Date() })
      log('info', name, {
        organisation: organisationId,
        ...done,
        milliseconds: Math.round(performance.now() - started),
      })
    }
  })
  await boss.send(nightly)
}
