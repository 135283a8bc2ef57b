import { worldB, worldC, worldD } from '#simulation/model/harder-worlds.ts'
import { type Judgement, judge } from '#simulation/model/judge.ts'
import { average, print, row, seeds } from './rows.ts'
import { type Make, run } from './run.ts'

/** Mastery that is all or none, mis-tagged items, forgetting. */
export function otherWorldRows(seedCount: number): void {
  const judgedIn = (make: Make, kind: 'fromJudges' | 'cutKnown') =>
    seeds(seedCount >> 1).map((seed) => {
      const ran = run(make, 200, 8, seed)
      return judge(ran.world, ran[kind])
    })
  print('\nWorld B: all-or-none mastery, N = 200, cut from judges')
  const allOrNone = judgedIn(worldB, 'fromJudges')
  row(
    'accuracy',
    allOrNone.map((judgement) => judgement.accuracy),
    { atLeast: 0.98 },
  )
  row(
    'log-loss',
    allOrNone.map((judgement) => judgement.logLoss),
    { atMost: 0.072 },
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
  for (const seed of seeds(seedCount >> 1)) {
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
