import { Counter, Gauge, Histogram } from 'prom-client'
import { dangerouslyCountConnections } from '#data/system.ts'
import { type Worth, worths } from '#domain/limits/shedding.ts'

type Request = {
  readonly method: string | undefined
  /** A pattern, such as `/teams/[team]`: a path would name people, and be without end. */
  readonly route: string
  /** 499: whoever asked has gone. */
  readonly status: number
  readonly milliseconds: number
}

const requestSeconds = new Histogram({
  name: 'curtain_request_seconds',
  help: 'How long requests took, from their first byte to the last of the answer',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
})

const outcomes = ['taken', 'refused', 'failed'] as const

const answers = new Counter({
  name: 'curtain_answers_total',
  help: 'Answers of learners, by what became of them',
  labelNames: ['outcome'],
})

new Gauge({
  name: 'curtain_database_connections',
  help: 'Connections of this process to the database, and those who wait for one',
  labelNames: ['state'],
  collect() {
    const { used, idle, waiting } = dangerouslyCountConnections()
    this.set({ state: 'used' }, used)
    this.set({ state: 'idle' }, idle)
    this.set({ state: 'waiting' }, waiting)
  },
})

const turnedAway = new Counter({
  name: 'curtain_turned_away_total',
  help: 'Requests that were turned away because there was too much to do, by what they were for',
  labelNames: ['worth'],
})
// What is nought is told from the beginning: an alarm sees the first.
for (const worth of worths) turnedAway.inc({ worth }, 0)
for (const outcome of outcomes) answers.inc({ outcome }, 0)

/** Counts a request that was turned away because there was too much to do. */
export function countTurnedAway(worth: Worth): void {
  turnedAway.inc({ worth })
}

/** Counts a request that has ended. */
export function countRequest({ method, route, status, milliseconds }: Request): void {
  requestSeconds.observe({ method: method ?? '', route, status: `${status}` }, milliseconds / 1000)
  if (route.endsWith('/answers') && method === 'POST') answers.inc({ outcome: outcomeOf(status) })
}

function outcomeOf(status: number): (typeof outcomes)[number] {
  if (status < 400) return 'taken'
  return status < 500 ? 'refused' : 'failed'
}
