/**
 * `npm run bench:answers [-- --clinicians 50 --answers 60000]`: a production build on an embedded database of its own,
 * driven over HTTP with real sessions by simulated clinicians, all at once and without a pause; and beside it, in the
 * same run, what PostgreSQL alone does with the same function and data.
 */
import { parseArgs } from 'node:util'
import { asOwner } from '#data/database/owner-database.ts'
import { buildIfStale } from '#platform/build.ts'
import { ConfigurationError } from '#platform/env.ts'
import { runMain } from '#platform/run-main.ts'
import { makeParticipants } from '#simulation/living/participants.ts'
import { callBare, planCalls } from './bench/baseline.ts'
import { driveOverHttp } from './bench/drive.ts'
import { answersASecond, percentile, type Run } from './bench/figures.ts'
import { callByPgbench, pgbenchIsHere } from './bench/pgbench.ts'
import { residentMemory } from './bench/resident-memory.ts'
import { prepareWeb } from './bench/web.ts'
import { type BenchDatabase, withBenchDatabase } from './bench/with-database.ts'

const { values } = parseArgs({
  options: {
    clinicians: { type: 'string', default: '50' },
    answers: { type: 'string', default: '60000' },
    connections: { type: 'string', default: '10' },
  },
})
const clinicians = Number(values.clinicians)
const wanted = Number(values.answers)
const connections = Number(values.connections)
/** The baseline needs fewer: it is timed the same and costs as much to plan. */
const baselineShare = 0.5
const goals = { ratio: 0.25, p95Ms: 100 }

await runMain(async () => {
  await buildIfStale({ signal: new AbortController().signal })
  await withBenchDatabase(measure)
})

async function measure({ ownerUrl, appUrl }: BenchDatabase): Promise<void> {
  // This process makes the participants and seals their cookies as the web process would.
  const { origin, start } = await prepareWeb(appUrl)
  const now = new Date()
  const attemptsEach = Math.ceil(wanted / clinicians / 9)
  const made = await asOwner(ownerUrl, (owner) =>
    makeParticipants(owner, { name: 'http', clinicians, attemptsEach, now }),
  )
  const memory: Memory[] = []
  const web = await start()
  try {
    const pid = web.pid()
    const every = Math.max(1, Math.floor(wanted / 10))
    const onProgress = (answers: number) => {
      if (answers % every === 0) void residentMemory(pid).then((mib) => memory.push({ answers, mib }))
    }
    const http = await driveOverHttp(origin, made.participants, { onProgress })
    report(http, await measureBaseline({ ownerUrl, appUrl }), memory)
  } finally {
    await web.stop()
  }
}

type Memory = { readonly answers: number; readonly mib: number }
type Baseline = { readonly answers: number; readonly seconds: number; readonly by: string }

async function measureBaseline(urls: { ownerUrl: string; appUrl: string }): Promise<Baseline> {
  const attemptsEach = Math.ceil((wanted * baselineShare) / clinicians / 9)
  const now = new Date()
  const { participants, parametersHash } = await asOwner(urls.ownerUrl, (owner) =>
    makeParticipants(owner, { name: 'baseline', clinicians, attemptsEach, now }),
  )
  const plans = participants.map((participant) => planCalls(participant, parametersHash))
  return pgbenchIsHere()
    ? { ...(await callByPgbench(urls, plans, { connections })), by: 'pgbench' }
    : { ...(await callBare(urls.appUrl, plans, { connections })), by: 'a bare client (pgbench is not here)' }
}

function report(http: Run, baseline: Baseline, memory: readonly Memory[]): void {
  const ratio = answersASecond(http) / answersASecond(baseline)
  const p95 = percentile(http.durations, 0.95)
  // The heap grows until its first full collection; over the last 24,000 answers nothing more may stay.
  const [early, late] = [memory[5]?.mib ?? Number.NaN, memory.at(-1)?.mib ?? Number.NaN]
  const lines = [
    `${http.answers} answers of ${clinicians} clinicians at once over HTTP in ${http.seconds.toFixed(1)} s`,
    `answers a second        ${answersASecond(http).toFixed(0)}`,
    `p50, p95, p99           ${[0.5, 0.95, 0.99].map((share) => `${percentile(http.durations, share).toFixed(1)} ms`).join(', ')}   (p95 to stay under ${goals.p95Ms} ms)`,
    `errors                  ${http.errors.length}${http.errors.length > 0 ? `, the first: ${http.errors[0]}` : ''}`,
    `memory of the web       ${memory.map(({ mib }) => mib.toFixed(0)).join(', ')} MiB, at every tenth of the answers`,
    `PostgreSQL alone        ${answersASecond(baseline).toFixed(0)} answers a second with the same functions, by ${baseline.by}, ${connections} connections`,
    `ratio                   ${ratio.toFixed(2)}   (at least ${goals.ratio})`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  const missed = [
    ...(ratio < goals.ratio ? ['ratio'] : []),
    ...(p95 >= goals.p95Ms ? ['p95'] : []),
    ...(http.errors.length > 0 ? ['errors'] : []),
    ...(late > early * 1.1 ? ['memory'] : []),
  ]
  if (missed.length > 0) throw new ConfigurationError(`Goals missed: ${missed.join(', ')}.`)
}
