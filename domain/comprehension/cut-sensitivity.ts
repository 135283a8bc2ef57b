import type { Evidence } from './evidence.ts'
import type { PracticeId } from './item.ts'
import type { Parameters } from './parameters.ts'
import { type ReportedPractice, readOut } from './read-out.ts'

/** Of `n` people, how many would have another status in a practice, had the judges set its cut one standard error lower or higher. */
export type CutSensitivity = { readonly n: number; readonly lower: number; readonly higher: number }

/** The same parameters with every cut one standard error lower or higher. */
function withCutsMoved(parameters: Parameters, direction: 'lower' | 'higher'): Parameters {
  const sign = direction === 'lower' ? -1 : 1
  const cuts = Object.entries(parameters.cuts).map(([practice, cut]) => [
    practice,
    { ...cut, tau: cut.tau + sign * cut.standardError },
  ])
  return { ...parameters, cuts: Object.fromEntries(cuts) }
}

/**
 * How much of what a report says rests on where the judges happened to set the cuts, practice by practice. Cuts are
 * moved together: where one lies changes nothing in another practice.
 */
export function cutSensitivity(
  people: Iterable<ReadonlyMap<PracticeId, Evidence>>,
  parameters: Parameters,
  options: { practices: readonly ReportedPractice[]; asOf: Date },
): Map<PracticeId, CutSensitivity> {
  const lower = withCutsMoved(parameters, 'lower')
  const higher = withCutsMoved(parameters, 'higher')
  const counts = options.practices.map(() => ({ n: 0, lower: 0, higher: 0 }))
  for (const evidence of people) {
    const [now, ifLower, ifHigher] = [parameters, lower, higher].map((used) => readOut(evidence, used, options))
    for (const [place, count] of counts.entries()) {
      const status = now?.[place]?.status
      count.n++
      if (ifLower?.[place]?.status !== status) count.lower++
      if (ifHigher?.[place]?.status !== status) count.higher++
    }
  }
  return new Map(options.practices.map(({ id }, place) => [id, counts[place] ?? { n: 0, lower: 0, higher: 0 }]))
}
