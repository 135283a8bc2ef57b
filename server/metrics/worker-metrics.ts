import { Counter, Gauge, Histogram } from 'prom-client'
import { dangerouslyCountWork } from '#data/system.ts'
import { logError } from '#platform/log.ts'

// Not `job`: Prometheus calls what it asks so, and would put its own in place of ours.

const jobSeconds = new Histogram({
  name: 'curtain_job_seconds',
  help: 'How long jobs took; one that works for each organisation counts once for each',
  labelNames: ['job_name', 'outcome'],
  buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600],
})

const mails = new Counter({ name: 'curtain_mails_total', help: 'Tries to send a mail', labelNames: ['outcome'] })

const messages = new Counter({
  name: 'curtain_webhook_messages_total',
  help: 'Tries to tell a webhook',
  labelNames: ['outcome'],
})

type Work = Awaited<ReturnType<typeof dangerouslyCountWork>>

let counting: Promise<Work | null> | null = null

/**
 * Four metrics are told at once, of one look at the database. Null while it is away: then they are not told, and everything else
 * is.
 */
function work(): Promise<Work | null> {
  counting ??= dangerouslyCountWork()
    .catch((error) => {
      logError('what waits cannot be counted', error)
      return null
    })
    .finally(() => {
      counting = null
    })
  return counting
}

new Gauge({
  name: 'curtain_outbox',
  help: 'Mails of all organisations that wait, and that have failed in the last day',
  labelNames: ['state'],
  async collect() {
    this.reset()
    const counts = await work()
    if (counts === null) return
    this.set({ state: 'waiting' }, counts.outbox.waiting)
    this.set({ state: 'failed' }, counts.outbox.failed)
  },
})

new Gauge({
  name: 'curtain_outbox_oldest_seconds',
  help: 'How long the oldest mail has waited',
  async collect() {
    const counts = await work()
    if (counts === null) this.remove()
    else this.set(counts.outbox.oldestSeconds)
  },
})

new Gauge({
  name: 'curtain_queue',
  help: 'Jobs in the queue',
  labelNames: ['job_name', 'state'],
  async collect() {
    this.reset()
    for (const { name, state, count } of (await work())?.jobs ?? []) this.set({ job_name: name, state }, count)
  },
})

new Gauge({
  name: 'curtain_job_finished_timestamp_seconds',
  help: 'When a job that runs by itself last finished, in seconds since 1970; 0: never',
  labelNames: ['job_name'],
  async collect() {
    this.reset()
    for (const { name, at } of (await work())?.finished ?? []) this.set({ job_name: name }, at.getTime() / 1000)
  },
})

/** Counts a job that has ended. */
export function countJob(job: string, outcome: 'completed' | 'failed', milliseconds: number): void {
  jobSeconds.observe({ job_name: job, outcome }, milliseconds / 1000)
}

/** Counts one try to send a mail. */
export function countMail(outcome: string): void {
  mails.inc({ outcome })
}

/** Counts one try to tell a webhook something. */
export function countMessage(outcome: string): void {
  messages.inc({ outcome })
}
