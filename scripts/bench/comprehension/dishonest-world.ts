import { calibrate } from '#domain/comprehension/calibration/calibrate.ts'
import { replay } from '#domain/comprehension/calibration/replay.ts'
import { sharingFlags } from '#domain/comprehension/items/answer-sharing.ts'
import { choicesFromAnswers } from '#domain/comprehension/items/choices-from-answers.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { rapidGuessProbability } from '#domain/comprehension/rapid-guess.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { type DishonestWorld, pairKey, worldE } from '#simulation/model/dishonest-world.ts'
import { print, row, seeds } from './rows.ts'
import { PRACTICES } from './run.ts'

/** Rapid guesses and shared answers. */
export function dishonestRows(seedCount: number): void {
  const rapid = { found: [] as number[], leftAlone: [] as number[] }
  const copyFigures = { found: [] as number[], falseShare: [] as number[], falseWithout: [] as number[] }
  for (const seed of seeds(Math.max(2, seedCount >> 1))) {
    const world = worldE({ people: 200, itemsPerPractice: 8, practices: PRACTICES, seed, rings: 6 })
    const { parameters } = calibrate(
      world.table,
      world.items.map((item) => item.expert),
    )
    const counts = { rapid: 0, found: 0, engaged: 0, leftAlone: 0 }
    world.engagedAnswers.forEach((answers, person) => {
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
    const flaggedNames = flaggedPairs(world, parameters)
    const right = flaggedNames.filter((pair) => world.copying.has(pair)).length
    copyFigures.found.push(right / world.copying.size)
    copyFigures.falseShare.push(flaggedNames.length === 0 ? 0 : 1 - right / flaggedNames.length)
  }
  print('\nWorld E: one in eight clicks through, six rings of four copy three answers in four, N = 200')
  row('rapid guesses found', rapid.found, { atLeast: 0.9 })
  row('engaged answers left alone', rapid.leftAlone, { atLeast: 0.99 })
  row('copying pairs flagged', copyFigures.found)
  row('flags that are false', copyFigures.falseShare)
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
