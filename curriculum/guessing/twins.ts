import type { Riddle } from './riddle.ts'

/** Follow-ups that offer the same options, word for word: who reads only options cannot tell them apart. */
export function twinSets(riddles: readonly Riddle[]): Riddle[][] {
  const sets = Map.groupBy(riddles, ({ twins }) => twins)
  return [...sets].flatMap(([set, members]) => (set === null || members.length < 2 ? [] : [members]))
}

/** How many of a set someone gets right, at best, who answers each alike because options are all that they read. */
export function mostRight(set: readonly Riddle[]): number {
  const keys = set.map(({ options }) => JSON.stringify(options.filter(({ right }) => right).map(({ id }) => id)))
  return Math.max(0, ...keys.map((key) => keys.filter((other) => other === key).length))
}
