import type { PgBoss } from 'pg-boss'
import { dangerouslyNoteFinish } from '#data/system.ts'
import { log } from '#platform/log.ts'
import { traceJob } from '#platform/tracing/traced.ts'
import { countJob } from '#server/metrics/worker-metrics.ts'
import { catchUp, isCaughtUp } from './catch-up.ts'

type Fields = Readonly<Record<string, string | number>>

export type NightlyJob = {
  /** Names the queue, and the line in the log. */
  readonly name: string
  readonly cron: string
  /** Does it; what it returns is logged. Must be harmless when repeated, and when it was killed anywhere. */
  readonly work: (at: { now: Date; signal: AbortSignal }) => Promise<Fields>
}

/** A worker that was killed is noticed after this, and its job taken up again. */
const heartbeatSeconds = 60
const longestSeconds = 6 * 60 * 60

/**
 * Registers a job for all organisations that one worker at a time does every night; and once when the worker starts, where
 * it has not been done for a day, for a machine that is off at night.
 */
export async function registerNightly(boss: PgBoss, { name, cron, work }: NightlyJob): Promise<void> {
  await boss.createQueue(name, {
    policy: 'exclusive',
    retryLimit: 3,
    retryDelay: 60,
    retryBackoff: true,
    heartbeatSeconds,
    expireInSeconds: longestSeconds,
  })
  await boss.schedule(name, cron)
  await boss.work(name, async ([job]) => {
    if (await isCaughtUp(name, job?.data)) return
    const now = new Date()
    const startedAt = performance.now()
    const milliseconds = () => Math.round(performance.now() - startedAt)
    try {
      const signal = job?.signal ?? new AbortController().signal
      const figures = await traceJob(name, () => work({ now, signal }))
      await dangerouslyNoteFinish(name, { now })
      countJob(name, 'completed', milliseconds())
      log('info', name, { ...figures, milliseconds: milliseconds() })
    } catch (error) {
      countJob(name, 'failed', milliseconds())
      throw error
    }
  })
  await catchUp(boss, { queue: name, name })
}
