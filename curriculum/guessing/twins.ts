import type { Riddle } from './riddle.ts'

function optionsAsTold({ options }: Riddle): string {
  return JSON.stringify(options.map(({ id, text }) => [id, text]).sort())
}

/** Follow-ups of one file that offer the same options, word for word: who reads only options cannot tell them apart. */
export function twinSets(riddles: readonly Riddle[]): Riddle[][] {
  const later = riddles.filter(({ kind }) => kind === 'follow-up')
  const alike = Map.groupBy(later, (riddle) => `${riddle.file} ${riddle.format} ${optionsAsTold(riddle)}`)
  return [...alike.values()].filter((set) => set.length > 1)
}

export function areToldAlike(one: Riddle, other: Riddle): boolean {
  return optionsAsTold(one) === optionsAsTold(other)
}

/** How many of a set somebody gets right, at best, who answers each alike because options are all that they read. */
export function mostRight(set: readonly Riddle[]): number {
  const keys = set.map(({ options }) => JSON.stringify(options.filter(({ right }) => right).map(({ id }) => id)))
  return Math.max(0, ...keys.map((key) => keys.filter((other) => other === key).length))
}
