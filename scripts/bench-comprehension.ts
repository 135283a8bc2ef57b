import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { calibrate } from '#domain/comprehension/calibration/calibrate.ts'
import { replay } from '#domain/comprehension/calibration/replay.ts'
import { applyAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { sharingFlags } from '#domain/comprehension/items/answer-sharing.ts'
import { choicesFromAnswers } from '#domain/comprehension/items/choices-from-answers.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { rapidGuessProbability } from '#domain/comprehension/rapid-guess.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { UNDERSTANDS_FROM } from '#domain/comprehension/status.ts'
import { teamShares } from '#domain/comprehension/team-share.ts'
import { calibrationPlot } from '#simulation/model/calibration-plot.ts'
import { type DishonestWorld, pairKey, worldE } from '#simulation/model/dishonest-world.ts'
import { worldB, worldC, worldD } from '#simulation/model/harder-worlds.ts'
import { type Judgement, judge } from '#simulation/model/judge.ts'
import { normal } from '#simulation/model/random.ts'
import { trueParameters, type World, worldA } from '#simulation/model/world.ts'

/**
 * Measures the method on simulated clinicians whose true state is known, and prints each figure as its mean over seeds
 * with its standard error beside what has to be reached. What the worlds are is said in docs/measurement.md.
 */
const { values: flags } = parseArgs({
  options: {
    seeds: { type: 'string', default: '40' },
    plot: { type: 'string', default: 'docs/comprehension-calibration.svg' },
    full: { type: 'boolean', default: false },
  },
})
const SEEDS = Number(flags.seeds)
if (!Number.isInteger(SEEDS) || SEEDS < 2)
  throw new Error(`--seeds: expected a whole number of 2 or more, found "${flags.seeds}"`)
const PRACTICES = 10
const TEAM = 25

type Make = (options: { people: number; itemsPerPractice: number; practices: number; seed: number }) => World
type Goal = { atLeast?: number; atMost?: number }

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

const missed: string[] = []

/** One row: mean ± standard error, the goal, and whether the mean reaches it. */
function row(name: string, figures: readonly number[], goal: Goal = {}, beside = ''): void {
  const mean = average(figures)
  const error = figures.length > 1 ? Math.sqrt(average(figures.map((x) => (x - mean) ** 2)) / (figures.length - 1)) : 0
  const reached =
    mean >= (goal.atLeast ?? Number.NEGATIVE_INFINITY) && mean <= (goal.atMost ?? Number.POSITIVE_INFINITY)
  const wanted = [
    goal.atLeast === undefined ? [] : [`≥ ${goal.atLeast}`],
    goal.atMost === undefined ? [] : [`≤ ${goal.atMost}`],
  ].flat()
  if (wanted.length > 0 && !reached) missed.push(name)
  const verdict = wanted.length === 0 ? '' : `${wanted.join(', ')}  ${reached ? 'reached' : 'MISSED'}`
  print(`${name.padEnd(58)} ${mean.toFixed(4)} ± ${error.toFixed(4)}  ${verdict.padEnd(26)} ${beside}`)
}

function average(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => 1 + index)
}

/** Calibrates on a world's own answers, and judges with the cut as the world has it. */
function run(make: Make, people: number, itemsPerPractice: number, seed: number) {
  const world = make({ people, itemsPerPractice, practices: PRACTICES, seed: seed * 7919 + people + itemsPerPractice })
  const fromJudges = calibrate(
    world.table,
    world.items.map((item) => item.expert),
  ).parameters
  return { world, fromJudges, cutKnown: { ...fromJudges, cuts: trueParameters(world).cuts } }
}

function worldARows(): Judgement[] {
  const experts: Judgement[] = []
  const judged: Record<number, { known: Judgement[]; judges: Judgement[]; ideal: Judgement[]; changed: number[] }> = {}
  for (const people of [20, 50, 200, 1000]) {
    const of = {
      known: [] as Judgement[],
      judges: [] as Judgement[],
      ideal: [] as Judgement[],
      changed: [] as number[],
    }
    judged[people] = of
    for (const seed of seeds(people === 20 ? SEEDS * 3 : people === 1000 ? Math.max(2, SEEDS >> 2) : SEEDS)) {
      const { world, fromJudges, cutKnown } = run(worldA, people, 8, seed)
      of.known.push(judge(world, cutKnown))
      of.judges.push(judge(world, fromJudges))
      of.ideal.push(judge(world, trueParameters(world)))
      if (people === 200) {
        experts.push(judge(world, { ...expertParameters(world.items.map((item) => item.expert)), cuts: cutKnown.cuts }))
        of.changed.push(statusChanges(world, fromJudges))
      }
    }
  }
  const of = (people: number, kind: 'known' | 'judges' | 'ideal', figure: keyof Omit<Judgement, 'bins'>) =>
    (judged[people]?.[kind] ?? []).map((judgement) => judgement[figure])
  const beside = (people: number, figure: keyof Omit<Judgement, 'bins'>) =>
    `true parameters ${average(of(people, 'ideal', figure)).toFixed(3)}, cut from judges ${average(of(people, 'judges', figure)).toFixed(3)}`

  print('\nWorld A: continuous abilities, 8 items a practice')
  row('accuracy, N = 200', of(200, 'known', 'accuracy'), { atLeast: 0.82 }, beside(200, 'accuracy'))
  row('accuracy, N = 20', of(20, 'known', 'accuracy'), { atLeast: 0.8 }, beside(20, 'accuracy'))
  row('log-loss, N = 200', of(200, 'known', 'logLoss'), { atMost: 0.39 }, beside(200, 'logLoss'))
  row('log-loss, N = 20', of(20, 'known', 'logLoss'), { atMost: 0.43 }, beside(20, 'logLoss'))
  row(
    'expected calibration error, N = 200',
    of(200, 'known', 'calibrationError'),
    { atMost: 0.03 },
    beside(200, 'calibrationError'),
  )
  row(
    'decided calls that are right, N = 200',
    of(200, 'known', 'decidedRight'),
    { atLeast: 0.92 },
    beside(200, 'decidedRight'),
  )
  row('share decided, N = 200', of(200, 'known', 'decided'), { atLeast: 0.58 }, beside(200, 'decided'))
  row(
    '90 % interval of theta covers, N = 200',
    of(200, 'known', 'coverage'),
    { atLeast: 0.88, atMost: 0.93 },
    beside(200, 'coverage'),
  )
  row('90 % interval of theta covers, N = 20', of(20, 'known', 'coverage'), {}, beside(20, 'coverage'))
  for (const people of [50, 1000]) {
    row(`accuracy, N = ${people}`, of(people, 'known', 'accuracy'), {}, beside(people, 'accuracy'))
    row(`log-loss, N = ${people}`, of(people, 'known', 'logLoss'), {}, beside(people, 'logLoss'))
  }
  row(
    'accuracy without calibration, N = 200',
    experts.map((judgement) => judgement.accuracy),
  )
  row('estimates whose status a cut ± 1 SE changes, N = 200', judged[200]?.changed ?? [])
  return judged[200]?.known ?? []
}

/** Share of estimates whose status differs when every cut is one standard error higher, or lower. */
function statusChanges(world: World, parameters: Parameters): number {
  const practices = world.practiceIds.map((id) => ({ id, critical: false }))
  const moved = (direction: number): Parameters => ({
    ...parameters,
    cuts: Object.fromEntries(
      Object.entries(parameters.cuts).map(([id, cut]) => [
        id,
        { ...cut, tau: cut.tau + direction * cut.standardError },
      ]),
    ),
  })
  const [lower, higher] = [moved(-1), moved(1)]
  let changed = 0
  world.table.people.forEach((_, person) => {
    const evidence = replay(world.table, person, parameters)
    const statuses = [parameters, lower, higher].map((using) =>
      readOut(evidence, using, { practices, asOf: world.asOf }).map((estimate) => estimate.status),
    )
    practices.forEach((_practice, index) => {
      if (new Set(statuses.map((of) => of[index])).size > 1) changed += 1
    })
  })
  return changed / (world.table.people.length * practices.length)
}

function itemsRows(): void {
  print('\nWorld A, N = 200, by how many items a practice')
  for (const items of [3, 5, 8, 12, 15]) {
    const judged = seeds(Math.max(2, SEEDS >> 1)).map((seed) => {
      const { world, cutKnown } = run(worldA, 200, items, seed)
      return judge(world, cutKnown)
    })
    const decided = average(judged.map((judgement) => judgement.decided)).toFixed(2)
    row(
      `accuracy, ${items} items`,
      judged.map((judgement) => judgement.accuracy),
      {},
      `decided ${decided}`,
    )
  }
}

function otherWorldRows(): void {
  const judgedIn = (make: Make, kind: 'fromJudges' | 'cutKnown') =>
    seeds(SEEDS >> 1).map((seed) => {
      const ran = run(make, 200, 8, seed)
      return judge(ran.world, ran[kind])
    })
  print('\nWorld B: all-or-none mastery, N = 200, cut from judges')
  row(
    'accuracy',
    judgedIn(worldB, 'fromJudges').map((judgement) => judgement.accuracy),
    { atLeast: 0.98 },
  )

  print('\nWorld C: skewed abilities, 10 % mis-tagged items, local dependence, N = 200')
  const wrongCut = judgedIn(worldC, 'fromJudges')
  const rightCut = judgedIn(worldC, 'cutKnown')
  row(
    'accuracy, judges ask 5 points too much',
    wrongCut.map((judgement) => judgement.accuracy),
  )
  row(
    'accuracy, cut as it should be',
    rightCut.map((judgement) => judgement.accuracy),
  )
  row(
    'expected calibration error, judges ask 5 points too much',
    wrongCut.map((judgement) => judgement.calibrationError),
  )
  row(
    'expected calibration error, cut as it should be',
    rightCut.map((judgement) => judgement.calibrationError),
  )

  print('\nWorld D: forgetting, follow-ups at 7, 30 and 120 days, reported at 210 days, N = 200')
  const withForgetting: Judgement[] = []
  const without: Judgement[] = []
  for (const seed of seeds(SEEDS >> 1)) {
    const { world, cutKnown } = run(worldD, 200, 8, seed)
    withForgetting.push(judge(world, cutKnown))
    without.push(judge(world, { ...cutKnown, forgetting: { ...cutKnown.forgetting, decay: 1e-9 } }))
  }
  row(
    'log-loss',
    withForgetting.map((judgement) => judgement.logLoss),
    {},
    `as if nothing were forgotten ${average(without.map((judgement) => judgement.logLoss)).toFixed(3)}`,
  )
  row(
    'accuracy',
    withForgetting.map((judgement) => judgement.accuracy),
    {},
    `as if nothing were forgotten ${average(without.map((judgement) => judgement.accuracy)).toFixed(3)}`,
  )
  row(
    'expected calibration error',
    withForgetting.map((judgement) => judgement.calibrationError),
    {},
    `as if nothing were forgotten ${average(without.map((judgement) => judgement.calibrationError)).toFixed(3)}`,
  )
}

function dishonestRows(): void {
  const rapid = { found: [] as number[], leftAlone: [] as number[] }
  const copied = { found: [] as number[], falseShare: [] as number[], falseWithout: [] as number[] }
  for (const seed of seeds(Math.max(2, SEEDS >> 1))) {
    const world = worldE({ people: 200, itemsPerPractice: 8, practices: PRACTICES, seed, rings: 6 })
    const { parameters } = calibrate(
      world.table,
      world.items.map((item) => item.expert),
    )
    const counts = { rapid: 0, found: 0, engaged: 0, leftAlone: 0 }
    world.engaged.forEach((answers, person) => {
      answers.forEach((engaged, index) => {
        const mixture = parameters.items[world.items[index]?.expert.id ?? '']?.responseTime
        if (!mixture) return
        const guessed = rapidGuessProbability(mixture, world.elapsedMs[person]?.[index] ?? 0) >= 0.5
        if (engaged) {
          counts.engaged += 1
          if (!guessed) counts.leftAlone += 1
        } else {
          counts.rapid += 1
          if (guessed) counts.found += 1
        }
      })
    })
    rapid.found.push(counts.found / counts.rapid)
    rapid.leftAlone.push(counts.leftAlone / counts.engaged)
    const flagged = flaggedPairs(world, parameters)
    const right = flagged.filter((pair) => world.copying.has(pair)).length
    copied.found.push(right / world.copying.size)
    copied.falseShare.push(flagged.length === 0 ? 0 : 1 - right / flagged.length)
  }
  print('\nWorld E: one in eight clicks through, six rings of four copy three answers in four, N = 200')
  row('rapid guesses found', rapid.found, { atLeast: 0.9 })
  row('engaged answers left alone', rapid.leftAlone, { atLeast: 0.99 })
  row('copying pairs flagged', copied.found)
  row('flags that are false', copied.falseShare)
}

function flaggedPairs(world: DishonestWorld, parameters: Parameters): string[] {
  const practices = world.practiceIds.map((id) => ({ id, critical: false }))
  const people = world.table.people.map((name, person) => {
    const estimates = readOut(replay(world.table, person, parameters), parameters, { practices, asOf: world.asOf })
    const theta = new Map(estimates.map((estimate) => [estimate.practice, estimate.theta]))
    const choices = new Map(world.items.map((item, index) => [item.expert.id, world.choices[person]?.[index] ?? '']))
    return { person: name, choices, theta: (item: string) => theta.get(parameters.items[item]?.practice ?? '') ?? 0 }
  })
  const keys = new Map(world.items.map((item) => [item.expert.id, 'key']))
  const place = new Map(world.table.people.map((name, index) => [name, index]))
  return sharingFlags(people, choicesFromAnswers(people, keys, parameters)).map(({ people: [one, other] }) =>
    pairKey(place.get(one) ?? -1, place.get(other) ?? -1),
  )
}

function teamRows(): void {
  print('\nShare of a team of 25 that understands, world A, N = 1,000, 8 items a practice')
  const measured = {
    known: [] as number[],
    judges: [] as number[],
    ideal: [] as number[],
    counting: [] as number[],
    tenItems: [] as number[],
    covers: [] as number[],
  }
  const differing = { rmse: [] as number[], covers: [] as number[] }
  for (const seed of seeds(Math.max(3, SEEDS >> 1))) {
    const { world, cutKnown, fromJudges } = run(worldA, 1000, 8, seed)
    const known = shares(world, cutKnown)
    measured.known.push(known.rmse)
    measured.covers.push(known.covers)
    measured.counting.push(known.counting)
    measured.judges.push(shares(world, fromJudges).rmse)
    measured.ideal.push(shares(world, trueParameters(world)).rmse)
    const longer = run(worldA, 1000, 10, seed)
    measured.tenItems.push(shares(longer.world, longer.cutKnown).rmse)
    const means: number[] = []
    const teams = run(
      (options) =>
        worldA(options, (person, random) => {
          const team = Math.floor(person / TEAM)
          means[team] ??= 0.6 * normal(random)
          return (means[team] ?? 0) + 0.8 * normal(random)
        }),
      1000,
      8,
      seed,
    )
    const found = shares(teams.world, teams.cutKnown)
    differing.rmse.push(found.rmse)
    differing.covers.push(found.covers)
  }
  const beside = `true parameters ${average(measured.ideal).toFixed(4)}, cut from judges ${average(measured.judges).toFixed(4)}`
  row('root mean square error', measured.known, { atMost: 0.07 }, beside)
  row('90 % interval covers', measured.covers, { atLeast: 0.88, atMost: 0.96 })
  row('root mean square error of counting people', measured.counting)
  row('root mean square error, 10 items a practice', measured.tenItems)
  row('root mean square error, teams that differ (SD 0.6)', differing.rmse)
  row('90 % interval covers, teams that differ', differing.covers, { atLeast: 0.88, atMost: 0.96 })
}

function shares(world: World, parameters: Parameters) {
  const practices = world.practiceIds.map((id) => ({ id, critical: false }))
  let squares = 0
  let countingSquares = 0
  let covered = 0
  let n = 0
  for (let first = 0; first + TEAM <= world.table.people.length; first += TEAM) {
    const people = Array.from({ length: TEAM }, (_, index) => replay(world.table, first + index, parameters))
    const found = teamShares(people, parameters, { practices, asOf: world.asOf })
    if (found === 'too-few') continue
    const estimates = people.map((evidence) => readOut(evidence, parameters, { practices, asOf: world.asOf }))
    practices.forEach(({ id }, practice) => {
      const share = found.get(id)
      if (!share) return
      let truth = 0
      for (let index = 0; index < TEAM; index++)
        truth += (world.understands[(first + index) * PRACTICES + practice] ?? 0) / TEAM
      const counted = estimates.filter((of) => (of[practice]?.probability ?? 0) >= UNDERSTANDS_FROM).length / TEAM
      squares += (share.share - truth) ** 2
      countingSquares += (counted - truth) ** 2
      if (truth >= share.interval.low - 1e-9 && truth <= share.interval.high + 1e-9) covered += 1
      n += 1
    })
  }
  return { rmse: Math.sqrt(squares / n), counting: Math.sqrt(countingSquares / n), covers: covered / n }
}

function speedRows(): void {
  const { world, fromJudges } = run(worldA, 200, 8, 1)
  const answers = Array.from({ length: 80 }, (_, index) => ({
    itemId: world.items[index]?.expert.id ?? '',
    correct: index % 3 !== 0,
    confidence: 'fairly' as const,
    elapsedMs: 30_000,
    answeredAt: new Date(world.asOf.getTime() + index * 60_000),
    occasion: 'training' as const,
  }))
  const practices = world.practiceIds.map((id) => ({ id, critical: false }))
  // Processor time and not the clock's, so that whatever else the machine is doing does not count.
  const perSecond = (times: number, work: () => void): number => {
    const started = process.cpuUsage()
    for (let index = 0; index < times; index++) work()
    const { user, system } = process.cpuUsage(started)
    return (1e6 * times) / (user + system)
  }
  const updates = () => {
    let evidence: Evidence | null = null
    for (const answer of answers) evidence = applyAnswer(evidence, answer, fromJudges)
  }
  const evidence: ReadonlyMap<PracticeId, Evidence> = replay(world.table, 0, fromJudges)
  const later = new Date(world.asOf.getTime() + 90 * 86_400_000)
  const full = () => {
    readOut(evidence, fromJudges, { practices, asOf: later })
  }
  perSecond(2000, updates)
  perSecond(5000, full)
  print('\nSpeed on one core, by processor time (mean of 5 runs)')
  row(
    'million updates a second',
    seeds(5).map(() => (perSecond(5000, updates) * answers.length) / 1e6),
    { atLeast: 1 },
  )
  row(
    'thousand full ten-practice read-outs a second',
    seeds(5).map(() => perSecond(10_000, full) / 1000),
    { atLeast: 20 },
  )
}

function fullRows(): void {
  print('\nWorld A, N = 100,000, 8 items a practice (one seed)')
  const started = performance.now()
  const { world, cutKnown } = run(worldA, 100_000, 8, 1)
  const judged = judge(world, cutKnown)
  row('accuracy', [judged.accuracy])
  row('log-loss', [judged.logLoss])
  row('minutes it took', [(performance.now() - started) / 60_000])
}

print(`${SEEDS} seeds (three times as many for N = 20, fewer for the larger worlds); ± is one standard error`)
speedRows()
const judged = worldARows()
await writeFile(flags.plot, calibrationPlot(judged.map((judgement) => judgement.bins)))
itemsRows()
otherWorldRows()
dishonestRows()
teamRows()
if (flags.full) fullRows()
print(`\ncalibration plot: ${flags.plot}`)
print(missed.length === 0 ? 'every goal reached' : `missed: ${missed.join('; ')}`)
