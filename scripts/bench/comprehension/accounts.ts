import { calibrate } from '#domain/comprehension/calibration/calibrate.ts'
import { worldE } from '#simulation/model/dishonest-world.ts'
import { worldF } from '#simulation/model/guessable-world.ts'
import { worldB, worldC, worldD } from '#simulation/model/harder-worlds.ts'
import { scoreEstimates } from '#simulation/model/scoring.ts'
import { trueParameters, worldA } from '#simulation/model/world.ts'
import { average, print, row, seeds } from './rows.ts'
import { type Make, PRACTICES } from './run.ts'

type Case = {
  name: string
  make: Make
  people: number
  items: number
  cut: 'judges' | 'true'
  goal: 'B' | 'nothing lost'
}

const noLossGoal = { people: 200, items: 8, cut: 'true', goal: 'nothing lost' } as const
const CASES: readonly Case[] = [
  { name: 'B, N = 200', make: worldB, people: 200, items: 8, cut: 'judges', goal: 'B' },
  { name: 'B, N = 200, 5 items a practice', make: worldB, people: 200, items: 5, cut: 'judges', goal: 'B' },
  { name: 'B, N = 20', make: worldB, people: 20, items: 8, cut: 'judges', goal: 'B' },
  { ...noLossGoal, name: 'A, N = 200', make: worldA },
  { ...noLossGoal, name: 'A, N = 20', make: worldA, people: 20 },
  { ...noLossGoal, name: 'C, N = 200', make: worldC },
  { ...noLossGoal, name: 'D, N = 200', make: worldD },
  { ...noLossGoal, name: 'E, N = 200', make: (options) => worldE({ ...options, rings: 6 }) },
  { ...noLossGoal, name: 'F, N = 200', make: worldF },
  { ...noLossGoal, name: 'F, N = 20', make: worldF, people: 20 },
]

const B_GOAL = 0.072
const MAX_LOSS = 0.003

/** What weighing mastery that is all or none does in each world, beside the continuous account alone on the same answers. */
export function accountRows(seedCount: number): void {
  print('\nLog-loss with both accounts weighed, and what the continuous one alone reaches on the same answers')
  for (const { name, make, people, items, cut, goal } of CASES) {
    const scores = seeds(people === 20 ? seedCount : seedCount >> 1).map((seed) => {
      const world = make({ people, itemsPerPractice: items, practices: PRACTICES, seed: seed * 7919 + people + items })
      const logLoss = (accounts: 'weighed' | 'continuous') => {
        const experts = world.items.map((item) => item.expert)
        const { parameters } = calibrate(world.table, experts, { accounts })
        const { cuts } = cut === 'true' ? trueParameters(world) : parameters
        return scoreEstimates(world, { ...parameters, cuts }).logLoss
      }
      return { weighed: logLoss('weighed'), alone: logLoss('continuous') }
    })
    const weighedScores = scores.map((of) => of.weighed)
    const beside = `continuous alone ${average(scores.map((of) => of.alone)).toFixed(4)}`
    row(`world ${name}`, weighedScores, goal === 'B' && people === 200 && items === 8 ? { atMost: B_GOAL } : {}, beside)
    if (goal === 'nothing lost')
      row(
        `lost by weighing, world ${name}`,
        scores.map((of) => of.weighed - of.alone),
        { atMost: MAX_LOSS },
      )
  }
}
