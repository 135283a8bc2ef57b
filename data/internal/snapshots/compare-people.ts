import { type Change, pairedChange } from '#domain/comprehension/groups/paired-change.ts'
import type { ChangeDocument } from './change-document.ts'

/** Everybody's probabilities on one night, in the order of its practices. */
export type Probabilities = {
  readonly practices: readonly string[]
  readonly parametersHash: string
  readonly of: (personId: string) => ArrayLike<number> | undefined
}

/** What changed between two nights, in the people who are there on both and the practices that are asked on both. */
export function comparePeople(
  personIds: readonly string[],
  { before, after }: { before: Probabilities; after: Probabilities },
): ChangeDocument {
  const shared = after.practices.flatMap((id, place) => {
    const earlier = before.practices.indexOf(id)
    return earlier === -1 ? [] : [{ id, place, earlier, differences: [] as number[] }]
  })
  const overall: number[] = []
  for (const personId of personIds) {
    const [then, now] = [before.of(personId), after.of(personId)]
    if (then === undefined || now === undefined || shared.length === 0) continue
    let sum = 0
    for (const { place, earlier, differences } of shared) {
      const difference = (now[place] ?? 0) - (then[earlier] ?? 0)
      differences.push(difference)
      sum += difference
    }
    overall.push(sum / shared.length)
  }
  return {
    overall: pairedChange(overall, { compared: 'alone' }),
    practices: Object.fromEntries(
      shared.map(({ id, differences }): [string, Change | 'too-few'] => [
        id,
        pairedChange(differences, { compared: 'with-other-practices' }),
      ]),
    ),
    recalibrated: before.parametersHash !== after.parametersHash,
  }
}
