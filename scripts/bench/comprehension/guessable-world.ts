import { expertParameters } from '#domain/comprehension/expert-parameters.ts'
import { worldF } from '#simulation/model/guessable-world.ts'
import { type EstimateScore, scoreEstimates } from '#simulation/model/scoring.ts'
import { trueParameters } from '#simulation/model/world.ts'
import { average, print, row, seeds } from './rows.ts'
import { run } from './run.ts'

/** How far learned floors, and published ones before there are answers, fall short of knowing everything. */
export function guessableRows(seedCount: number): void {
  const learnedScores: EstimateScore[] = []
  const best: EstimateScore[] = []
  for (const seed of seeds(seedCount)) {
    const { world, cutKnown } = run(worldF, 200, 8, seed)
    learnedScores.push(scoreEstimates(world, cutKnown))
    best.push(scoreEstimates(world, trueParameters(world)))
  }
  const publishedScores: EstimateScore[] = []
  const bestOfFew: EstimateScore[] = []
  for (const seed of seeds(seedCount * 3)) {
    const { world, cutKnown } = run(worldF, 20, 8, seed)
    const experts = expertParameters(world.items.map((item) => item.expert))
    publishedScores.push(scoreEstimates(world, { ...experts, cuts: cutKnown.cuts }))
    bestOfFew.push(scoreEstimates(world, trueParameters(world)))
  }
  const of = (scores: readonly EstimateScore[], figure: keyof Omit<EstimateScore, 'bins'>) =>
    scores.map((each) => each[figure])
  const less = (
    scores: readonly EstimateScore[],
    ideal: readonly EstimateScore[],
    figure: keyof Omit<EstimateScore, 'bins'>,
  ) => scores.map((each, index) => each[figure] - (ideal[index]?.[figure] ?? Number.NaN))
  const beside = (ideal: readonly EstimateScore[], figure: keyof Omit<EstimateScore, 'bins'>) =>
    `true parameters ${average(of(ideal, figure)).toFixed(3)}`

  print('\nWorld F: guessable questions (true floors 0.50 ± 0.15), published floors that err by 0.1')
  row('log-loss above true parameters, N = 200', less(learnedScores, best, 'logLoss'), { atMost: 0.01 })
  const error = 'calibrationError'
  row('expected calibration error, N = 200', of(learnedScores, error), { atMost: 0.03 }, beside(best, error))
  row('accuracy, N = 200', of(learnedScores, 'accuracy'), {}, beside(best, 'accuracy'))
  print('and before there are answers to learn from, N = 20')
  row('log-loss above true parameters, N = 20', less(publishedScores, bestOfFew, 'logLoss'), { atMost: 0.03 })
  row('calibration error above true parameters, N = 20', less(publishedScores, bestOfFew, error), { atMost: 0.015 })
  row('decided calls right less than with them, N = 20', less(bestOfFew, publishedScores, 'decidedRight'), {
    atMost: 0.02,
  })
}
