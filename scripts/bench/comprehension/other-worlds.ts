import { worldB, worldC, worldD } from '#simulation/model/harder-worlds.ts'
import { type EstimateScore, scoreEstimates } from '#simulation/model/scoring.ts'
import { average, print, row, seeds } from './rows.ts'
import { type Make, run } from './run.ts'

/** Mastery that is all or none, mis-tagged items, forgetting. */
export function otherWorldRows(seedCount: number): void {
  const scoresIn = (make: Make, kind: 'fromJudges' | 'cutKnown') =>
    seeds(seedCount >> 1).map((seed) => {
      const ran = run(make, 200, 8, seed)
      return scoreEstimates(ran.world, ran[kind])
    })
  print('\nWorld B: all-or-none mastery, N = 200, cut from judges')
  const allOrNone = scoresIn(worldB, 'fromJudges')
  row(
    'accuracy',
    allOrNone.map((score) => score.accuracy),
    { atLeast: 0.98 },
  )
  row(
    'log-loss',
    allOrNone.map((score) => score.logLoss),
    { atMost: 0.072 },
  )

  print('\nWorld C: skewed abilities, 10 % mis-tagged items, local dependence, N = 200')
  const wrongCut = scoresIn(worldC, 'fromJudges')
  const rightCut = scoresIn(worldC, 'cutKnown')
  row(
    'accuracy, judges ask 5 points too much',
    wrongCut.map((score) => score.accuracy),
  )
  row(
    'accuracy, cut as it should be',
    rightCut.map((score) => score.accuracy),
  )
  row(
    'expected calibration error, judges ask 5 points too much',
    wrongCut.map((score) => score.calibrationError),
  )
  row(
    'expected calibration error, cut as it should be',
    rightCut.map((score) => score.calibrationError),
  )

  print('\nWorld D: forgetting, follow-ups at 7, 30 and 120 days, reported at 210 days, N = 200')
  const withForgetting: EstimateScore[] = []
  const without: EstimateScore[] = []
  for (const seed of seeds(seedCount >> 1)) {
    const { world, cutKnown } = run(worldD, 200, 8, seed)
    withForgetting.push(scoreEstimates(world, cutKnown))
    without.push(scoreEstimates(world, { ...cutKnown, forgetting: { ...cutKnown.forgetting, decay: 1e-9 } }))
  }
  row(
    'log-loss',
    withForgetting.map((score) => score.logLoss),
    {},
    `as if nothing were forgotten ${average(without.map((score) => score.logLoss)).toFixed(3)}`,
  )
  row(
    'accuracy',
    withForgetting.map((score) => score.accuracy),
    {},
    `as if nothing were forgotten ${average(without.map((score) => score.accuracy)).toFixed(3)}`,
  )
  row(
    'expected calibration error',
    withForgetting.map((score) => score.calibrationError),
    {},
    `as if nothing were forgotten ${average(without.map((score) => score.calibrationError)).toFixed(3)}`,
  )
}
