import { SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import { type Change, pairedChange } from '#domain/comprehension/groups/paired-change.ts'
import type { ChangeDocument } from './change-document.ts'

/** Everybody's probabilities on one night, in the order of its practices. Below 0 or NaN: too few answers to say. */
export type Probabilities = {
  readonly practices: readonly string[]
  readonly parametersHash: string
  readonly of: (personId: string) => ArrayLike<number> | undefined
}

/** How "too few answers to say" is kept in the database, whose numbers know no NaN in JSON. */
export const UNKNOWN_CHANCE = -1

/**
 * What changed between two nights, in what could be said on both: the same people, and each in the practices in which they
 * had answers enough on either night. So getting to know someone is not taken for a change.
 *
 * @param peopleBefore where some readers see no names, how many counted on the earlier night. A change of all of them but one
 *   to four is then left out: beside the figures of the two nights it would give these away.
 */
export function comparePeople(
  personIds: readonly string[],
  { before, after, peopleBefore = null }: { before: Probabilities; after: Probabilities; peopleBefore?: number | null },
): ChangeDocument {
  const commonPractices = after.practices.flatMap((id, place) => {
    const earlier = before.practices.indexOf(id)
    return earlier === -1 ? [] : [{ id, place, earlier, differences: [] as number[] }]
  })
  const overall: number[] = []
  const change = (differences: readonly number[], comparison: 'alone' | 'with-other-practices') => {
    const others = peopleBefore === null ? [] : [personIds.length, peopleBefore].map((all) => all - differences.length)
    if (others.some((left) => left > 0 && left < SMALLEST_GROUP)) return 'too-few'
    return pairedChange(differences, { comparison })
  }
  for (const personId of personIds) {
    const [then, now] = [before.of(personId), after.of(personId)]
    if (then === undefined || now === undefined) continue
    let sum = 0
    let practices = 0
    for (const { place, earlier, differences } of commonPractices) {
      const [was, is] = [then[earlier] ?? UNKNOWN_CHANCE, now[place] ?? UNKNOWN_CHANCE]
      if (!(was >= 0 && is >= 0)) continue
      differences.push(is - was)
      sum += is - was
      practices += 1
    }
    if (practices > 0) overall.push(sum / practices)
  }
  return {
    overall: change(overall, 'alone'),
    practices: Object.fromEntries(
      commonPractices.map(({ id, differences }): [string, Change | 'too-few'] => [
        id,
        change(differences, 'with-other-practices'),
      ]),
    ),
    recalibrated: before.parametersHash !== after.parametersHash,
  }
}
