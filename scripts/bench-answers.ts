/**
 * `npm run bench:answers [-- --clinicians 50 --answers 60000 --profile]`: a production build on an embedded database of its own,
 * driven over HTTP with real sessions by simulated clinicians, all at once and without a pause; and beside it, in the
 * same run, what PostgreSQL alone does with the same function and data. `--profile` says where the web process's time goes.
 */
import { join } from 'node:path'
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
import { type Period, readProfile, type Share, sharedClock } from './bench/processor-profile.ts'
import { postgresPid, processorTime } from './bench/processor-time.ts'
import { residentMemory } from './bench/resident-memory.ts'
import { prepareWeb } from './bench/web.ts'
import { type BenchDatabase, withBenchDatabase } from './bench/with-database.ts'

const { values } = parseArgs({
  options: {
    clinicians: { type: 'string', default: '50' },
    answers: { type: 'string', default: '60000' },
    connections: { type: 'string', default: '10' },
    profile: { type: 'boolean', default: false },
  },
})
const clinicians = Number(values.clinicians)
const answerCount = Number(values.answers)
const connections = Number(values.connections)
/** The baseline needs fewer: it is timed the same and costs as much to plan. */
const baselineShare = 0.5
const goals = { ratio: 0.25, p95Ms: 100 }

await runMain(async () => {
  await buildIfStale({ signal: new AbortController().signal })
  await withBenchDatabase(measure)
})

async function measure({ ownerUrl, appUrl, directory }: BenchDatabase): Promise<void> {
  // This process makes the participants and seals their cookies as the web process would.
  const profileIn = values.profile ? join(directory, 'profile') : null
  const { origin, start } = await prepareWeb(appUrl, { profileIn })
  const now = new Date()
  const attemptsEach = Math.ceil(answerCount / clinicians / 9)
  const organisation = await asOwner(ownerUrl, (owner) =>
    makeParticipants(owner, { name: 'http', clinicians, attemptsEach, now }),
  )
  const memory: Memory[] = []
  const web = await start()
  const database = await postgresPid(directory)
  const processorTimes = () => Promise.all([web.pid(), database].map((pid) => processorTime([pid])))
  let http: Run
  let costs: number[]
  let period: Period
  try {
    const pid = web.pid()
    const every = Math.max(1, Math.floor(answerCount / 10))
    const onProgress = (answers: number) => {
      if (answers % every === 0) void residentMemory(pid).then((mib) => memory.push({ answers, mib }))
    }
    const before = await processorTimes()
    const from = sharedClock()
    http = await driveOverHttp(origin, organisation.participants, { onProgress })
    period = { from, to: sharedClock() }
    costs = (await processorTimes()).map((ms, place) => (ms - (before[place] ?? 0)) / http.answers)
  } finally {
    await web.stop()
  }
  if (profileIn !== null) tellProfile(await readProfile(profileIn, period))
  report(http, { costs, memory, baseline: await measureBaseline({ ownerUrl, appUrl }) })
}

function tellProfile(shares: readonly Share[]): void {
  const all = shares.reduce((sum, { ms }) => sum + ms, 0)
  const lines = shares.map(
    ({ part, ms, most }) => `${`${((100 * ms) / all).toFixed(1)} %`.padStart(7)}  ${part}: ${most.join(', ')}`,
  )
  process.stdout.write(`the web process’s own time meanwhile, ${(all / 1000).toFixed(1)} s:\n${lines.join('\n')}\n`)
}

type Memory = { readonly answers: number; readonly mib: number }
type Baseline = { readonly answers: number; readonly seconds: number; readonly by: string }

async function measureBaseline(urls: { ownerUrl: string; appUrl: string }): Promise<Baseline> {
  const attemptsEach = Math.ceil((answerCount * baselineShare) / clinicians / 9)
  const now = new Date()
  const { participants, parametersHash } = await asOwner(urls.ownerUrl, (owner) =>
    makeParticipants(owner, { name: 'baseline', clinicians, attemptsEach, now }),
  )
  const plans = participants.map((participant) => planCalls(participant, parametersHash))
  return pgbenchIsHere()
    ? { ...(await callByPgbench(urls, plans, { connections })), by: 'pgbench' }
    : { ...(await callBare(urls.appUrl, plans, { connections })), by: 'a bare client (pgbench is not here)' }
}

type Beside = {
  /** Processor time an answer, of the web process and of PostgreSQL, in milliseconds. */
  readonly costs: readonly number[]
  readonly memory: readonly Memory[]
  readonly baseline: Baseline
}

function report(http: Run, { costs, memory, baseline }: Beside): void {
  const ratio = answersASecond(http) / answersASecond(baseline)
  const p95 = percentile(http.durations, 0.95)
  // The heap grows until its first full collection; over the last 24,000 answers nothing more may stay.
  const [early, late] = [memory[5]?.mib ?? Number.NaN, memory.at(-1)?.mib ?? Number.NaN]
  const lines = [
    `${http.answers} answers of ${clinicians} clinicians at once over HTTP in ${http.seconds.toFixed(1)} s`,
    `answers a second        ${answersASecond(http).toFixed(0)}`,
    `p50, p95, p99           ${[0.5, 0.95, 0.99].map((share) => `${percentile(http.durations, share).toFixed(1)} ms`).join(', ')}   (p95 to stay under ${goals.p95Ms} ms)`,
    `processor time          ${costs.map((ms) => `${ms.toFixed(2)} ms`).join(' and ')} an answer, of the web process and of PostgreSQL`,
    `errors                  ${http.errors.length}${http.errors.length > 0 ? `, the first: ${http.errors[0]}` : ''}`,
    `memory of the web       ${memory.map(({ mib }) => mib.toFixed(0)).join(', ')} MiB, at every tenth of the answers`,
    `PostgreSQL alone        ${answersASecond(baseline).toFixed(0)} answers a second with the same functions, by ${baseline.by}, ${connections} connections`,
    `ratio                   ${ratio.toFixed(2)}   (at least ${goals.ratio})`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  const missedGoalNames = [
    ...(ratio < goals.ratio ? ['ratio'] : []),
    ...(p95 >= goals.p95Ms ? ['p95'] : []),
    ...(http.errors.length > 0 ? ['errors'] : []),
    ...(late > early * 1.1 ? ['memory'] : []),
  ]
  if (missedGoalNames.length > 0) throw new ConfigurationError(`Goals missed: ${missedGoalNames.join(', ')}.`)
}
