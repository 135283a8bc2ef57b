/**
 * `npm run bench:load [-- --clinicians 500 --arrive 120 --seconds 300 --most 4000 --webs 1 --check]`: a production build, web and
 * worker on an embedded database of their own, and clinicians who come one after the other and think between their steps: what
 * each kind of request takes while the load is held, then more and more of them until it breaks, and at the end whether the
 * database has every answer that was acknowledged. `--check` fails where a goal is missed.
 */
import { parseArgs } from 'node:util'
import { buildIfStale } from '#platform/build.ts'
import { ConfigurationError } from '#platform/env.ts'
import { runMain } from '#platform/run-main.ts'
import { makeCrowd, think } from './bench/load/crowd.ts'
import { startCounting, tableOf } from './bench/load/figures-by-kind.ts'
import { goals, memoryDuring, missedGoals } from './bench/load/hold.ts'
import { rampUntilItBreaks } from './bench/load/ramp.ts'
import { postgresPid, processorTime } from './bench/processor-time.ts'
import { prepareWeb } from './bench/web.ts'
import { type BenchDatabase, withBenchDatabase } from './bench/with-database.ts'

const { values } = parseArgs({
  options: {
    clinicians: { type: 'string', default: '500' },
    arrive: { type: 'string', default: '120' },
    seconds: { type: 'string', default: '300' },
    most: { type: 'string', default: '4000' },
    stage: { type: 'string', default: '60' },
    webs: { type: 'string', default: '1' },
    check: { type: 'boolean', default: false },
  },
})
const clinicians = Number(values.clinicians)
const seconds = Number(values.seconds)
const stageSeconds = Number(values.stage)
/**
 * They come over so long, about what a module takes, so that each is somewhere else in theirs, as people are who begin when they
 * have time. With 15 they are a class that begins together, and goes through its modules in waves.
 */
const arriveSeconds = Number(values.arrive)
/** Not counted: until all have come, and the first requests of a process, which read and compile what they need. */
const warmUpSeconds = arriveSeconds + 15
/** As many as last for so many seconds: an attempt has twelve steps or more. */
const attemptsFor = (time: number) => Math.ceil((time * 2000) / (think.leastMs + think.mostMs) / 12) + 1

await runMain(async () => {
  await buildIfStale({ signal: new AbortController().signal })
  await withBenchDatabase(measure)
})

async function measure({ ownerUrl, appUrl, directory }: BenchDatabase): Promise<void> {
  const { origin, start, startWorker } = await prepareWeb(appUrl, { webs: Number(values.webs) })
  const counting = startCounting()
  const stages = Math.max(0, Math.ceil(Number(values.most) / clinicians) - 1)
  const rampSeconds = stages * stageSeconds
  const crowdOf = (place: number, time: number) =>
    makeCrowd(
      { origin, ownerUrl },
      { name: `load-${place}`, clinicians, attemptsEach: attemptsFor(time) },
      counting.count,
    )
  const first = await crowdOf(0, warmUpSeconds + seconds + rampSeconds)
  const later = []
  for (let stage = 1; stage <= stages; stage++)
    later.push(await crowdOf(stage, rampSeconds - (stage - 1) * stageSeconds))
  const [web, worker] = await Promise.all([start(), startWorker()])
  try {
    const database = await postgresPid(directory)
    const processorTimes = async () => {
      const { user, system } = process.cpuUsage()
      return [await processorTime([web.pid()]), await processorTime([database]), (user + system) / 1000]
    }
    const answering = [first.start(arriveSeconds)]
    await memoryDuring(web.pid, warmUpSeconds)
    counting.take()
    const before = await processorTimes()
    const memory = await memoryDuring(web.pid, seconds)
    const figures = counting.take()
    const busy = (await processorTimes()).map((ms, place) => (ms - (before[place] ?? 0)) / seconds / 10)
    const lines = [
      `${clinicians} clinicians who come within ${arriveSeconds} s and think for ${think.leastMs / 1000} to ${think.mostMs / 1000} s between two steps, for ${seconds} s`,
      tableOf(figures),
      `processors busy         ${['web', 'PostgreSQL', 'those who ask'].map((name, place) => `${name} ${(busy[place] ?? 0).toFixed(0)} %`).join(', ')} of one`,
      `memory of the web       ${memory.map((mib) => mib.toFixed(0)).join(', ')} MiB, each half minute`,
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    answering.push(...(await rampUntilItBreaks({ clinicians, crowds: later, stageSeconds, take: counting.take })))
    await Promise.all([first, ...later].map(({ stopStaff }) => stopStaff()))
    await Promise.all(answering.map(({ endAndCompare }) => endAndCompare(ownerUrl)))
    const acknowledgedCount = answering.reduce((sum, each) => sum + each.acknowledged(), 0)
    process.stdout.write(`${acknowledgedCount} answers were acknowledged, and the database has each of them once.\n`)
    const missedGoalNames = missedGoals(figures, memory)
    if (missedGoalNames.length === 0) return
    const problem = `Goals missed (p95 under ${goals.p95Ms} ms, no error, memory flat): ${missedGoalNames.join(', ')}.`
    if (values.check) throw new ConfigurationError(problem)
    process.stdout.write(`${problem}\n`)
  } finally {
    await Promise.all([web.stop(), worker.stop()])
  }
}
