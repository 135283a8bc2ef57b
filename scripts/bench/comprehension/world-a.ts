import { replay } from '#domain/comprehension/calibration/replay.ts'
import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { type EstimateScore, scoreEstimates } from '#simulation/model/scoring.ts'
import { trueParameters, type World, worldA } from '#simulation/model/world.ts'
import { average, print, row, seeds } from './rows.ts'
import { run } from './run.ts'

/** Continuous abilities, by how many people. Returns what was scored of 200, for the plot of calibration. */
export function worldARows(seedCount: number): EstimateScore[] {
  const experts: EstimateScore[] = []
  const scores: Record<
    number,
    { known: EstimateScore[]; judges: EstimateScore[]; ideal: EstimateScore[]; changed: number[] }
  > = {}
  for (const people of [20, 50, 200, 1000]) {
    const of = {
      known: [] as EstimateScore[],
      judges: [] as EstimateScore[],
      ideal: [] as EstimateScore[],
      changed: [] as number[],
    }
    scores[people] = of
    for (const seed of seeds(
      people === 20 ? seedCount * 3 : people === 1000 ? Math.max(2, seedCount >> 2) : seedCount,
    )) {
      const { world, fromJudges, cutKnown } = run(worldA, people, 8, seed)
      of.known.push(scoreEstimates(world, cutKnown))
      of.judges.push(scoreEstimates(world, fromJudges))
      of.ideal.push(scoreEstimates(world, trueParameters(world)))
      if (people === 200) {
        experts.push(
          scoreEstimates(world, { ...expertParameters(world.items.map((item) => item.expert)), cuts: cutKnown.cuts }),
        )
        of.changed.push(statusChanges(world, fromJudges))
      }
    }
  }
  const of = (people: number, kind: 'known' | 'judges' | 'ideal', figure: keyof Omit<EstimateScore, 'bins'>) =>
    (scores[people]?.[kind] ?? []).map((score) => score[figure])
  const beside = (people: number, figure: keyof Omit<EstimateScore, 'bins'>) =>
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
    experts.map((score) => score.accuracy),
  )
  row('estimates whose status a cut ± 1 SE changes, N = 200', scores[200]?.changed ?? [])
  return scores[200]?.known ?? []
}

/** Share of estimates whose status differs when every cut is one standard error higher, or lower. */
function statusChanges(world: World, parameters: Parameters): number {
  const practices = world.practiceIds.map((id) => ({ id, critical: false }))
  const withMovedItems = (direction: number): Parameters => ({
    ...parameters,
    cuts: Object.fromEntries(
      Object.entries(parameters.cuts).map(([id, cut]) => [
        id,
        { ...cut, tau: cut.tau + direction * cut.standardError },
      ]),
    ),
  })
  const [lower, higher] = [withMovedItems(-1), withMovedItems(1)]
  let changeCount = 0
  world.table.people.forEach((_, person) => {
    const evidence = replay(world.table, person, parameters)
    const statuses = [parameters, lower, higher].map((using) =>
      readOut(evidence, using, { practices, asOf: world.asOf }).map((estimate) => estimate.status),
    )
    practices.forEach((_practice, index) => {
      if (new Set(statuses.map((of) => of[index])).size > 1) changeCount += 1
    })
  })
  return changeCount / (world.table.people.length * practices.length)
}

/** By how many items a practice. */
export function itemsRows(seedCount: number): void {
  print('\nWorld A, N = 200, by how many items a practice')
  for (const items of [3, 5, 8, 12, 15]) {
    const scores = seeds(Math.max(2, seedCount >> 1)).map((seed) => {
      const { world, cutKnown } = run(worldA, 200, items, seed)
      return scoreEstimates(world, cutKnown)
    })
    const decidedShare = average(scores.map((score) => score.decided)).toFixed(2)
    row(
      `accuracy, ${items} items`,
      scores.map((score) => score.accuracy),
      {},
      `decided ${decidedShare}`,
    )
  }
}

/** One world of the size of a large organisation; it takes minutes. */
export function fullRows(): void {
  print('\nWorld A, N = 100,000, 8 items a practice (one seed)')
  const startedAt = performance.now()
  const { world, cutKnown } = run(worldA, 100_000, 8, 1)
  const score = scoreEstimates(world, cutKnown)
  row('accuracy', [score.accuracy])
  row('log-loss', [score.logLoss])
  row('minutes it took', [(performance.now() - startedAt) / 60_000])
}
