import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { log } from '#platform/log.ts'
import { registerNightly } from './nightly.ts'

/** What the thread reports. */
export const RecalibrationReport = z.object({
  outcome: z.enum(['kept', 'unchanged', 'published', 'overtaken']),
  answers: z.number(),
  people: z.number(),
  parametersHash: z.string(),
  quarantined: z.array(z.string()),
  released: z.array(z.string()),
  forgetting: z.enum(['refitted', 'too-few-later-answers']),
  replayed: z.number(),
})
export type RecalibrationReport = z.output<typeof RecalibrationReport>

/**
 * Every night: parameters learned from everybody's answers, statistics of every item, likelihoods replayed. One worker at a
 * time does it, because its queue is exclusive; two that ran at once would publish once, since what is published names
 * what it replaces.
 */
export async function registerRecalibration(boss: PgBoss): Promise<void> {
  await registerNightly(boss, {
    name: 'recalibration',
    cron: '11 1 * * *',
    work: async ({ signal }) => {
      const report = await recalibrateInThread(signal)
      const { quarantined, released, parametersHash, ...figures } = report
      for (const item of quarantined)
        log('warning', 'an item was quarantined: it stops counting until someone has looked at it', { item })
      for (const item of released) log('info', 'an item counts again', { item })
      if (report.outcome === 'kept')
        log('info', "too few answers to learn from: the experts' parameters stand", { answers: report.answers })
      return { ...figures, parameters: parametersHash.slice(0, 12), quarantined: quarantined.length }
    },
  })
}

/**
 * In a thread of its own, because it computes for minutes where there are many answers, and this process has to go on
 * telling the queue that it is alive. Killed with the process, and when the queue gives the job up; whatever it had
 * written whole stays. Rejects when it is given up, fails, or ends without a report.
 */
export async function recalibrateInThread(signal: AbortSignal): Promise<RecalibrationReport> {
  const thread = new Worker(new URL('./recalibration-thread.ts', import.meta.url))
  const endSignal = new AbortController()
  thread.once('exit', () => endSignal.abort(new Error('The recalibration ended without a report')))
  try {
    const [message]: unknown[] = await once(thread, 'message', { signal: AbortSignal.any([signal, endSignal.signal]) })
    return RecalibrationReport.parse(message)
  } finally {
    await thread.terminate()
  }
}
