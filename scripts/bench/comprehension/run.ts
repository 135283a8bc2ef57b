import { calibrate } from '#domain/comprehension/calibration/calibrate.ts'
import { trueParameters, type World } from '#simulation/model/world.ts'

export const PRACTICES = 10

export type Make = (options: { people: number; itemsPerPractice: number; practices: number; seed: number }) => World

/** Calibrates on a world's own answers, and scores with the cut as the world has it. */
export function run(make: Make, people: number, itemsPerPractice: number, seed: number) {
  const world = make({ people, itemsPerPractice, practices: PRACTICES, seed: seed * 7919 + people + itemsPerPractice })
  const fromJudges = calibrate(
    world.table,
    world.items.map((item) => item.expert),
  ).parameters
  return { world, fromJudges, cutKnown: { ...fromJudges, cuts: trueParameters(world).cuts } }
}
