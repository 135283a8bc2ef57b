import type { Evidence } from './evidence.ts'
import type { PracticeId } from './item.ts'
import type { Parameters } from './parameters.ts'
import { type ReportedPractice, readOut } from './read-out.ts'

/** Of `n` people, how many would have another status in a practice, had the judges set its cut one standard error lower or higher. */
export type CutSensitivity = { readonly n: number; readonly lower: number; readonly higher: number }

/** The same parameters with every cut one standard error lower or higher. */
function withMovedCuts(parameters: Parameters, direction: 'lower' | 'higher'): Parameters {
  const sign = direction === 'lower' ? -1 : 1
  const cuts = Object.entries(parameters.cuts).map(([practice, cut]) => [
    practice,
    { ...cut, tau: cut.tau + sign * cut.standardError },
  ])
  return { ...parameters, cuts: Object.fromEntries(cuts) }
}

/** Remembered for as long as the parameters are: what scoring works out once for each would else be worked out for each organisation. */
const cache = new WeakMap<Parameters, readonly Parameters[]>()

function movedOf(parameters: Parameters): readonly Parameters[] {
  const movedParameters = cache.get(parameters) ?? [
    parameters,
    withMovedCuts(parameters, 'lower'),
    withMovedCuts(parameters, 'higher'),
  ]
  cache.set(parameters, movedParameters)
  return movedParameters
}

/**
 * Counts, person by person, how much of what a report says rests on where the judges happened to set the cuts. Cuts are
 * moved together: where one lies changes nothing in another practice.
 */
export class CutSensitivityCount {
  readonly #parameters: readonly Parameters[]
  readonly #options: { practices: readonly ReportedPractice[]; asOf: Date }
  readonly #counts: { n: number; lower: number; higher: number }[]

  constructor(parameters: Parameters, options: { practices: readonly ReportedPractice[]; asOf: Date }) {
    this.#parameters = movedOf(parameters)
    this.#options = options
    this.#counts = options.practices.map(() => ({ n: 0, lower: 0, higher: 0 }))
  }

  add(evidence: ReadonlyMap<PracticeId, Evidence>): void {
    const [now, ifLower, ifHigher] = this.#parameters.map((parameters) => readOut(evidence, parameters, this.#options))
    for (const [place, count] of this.#counts.entries()) {
      const status = now?.[place]?.status
      count.n++
      if (ifLower?.[place]?.status !== status) count.lower++
      if (ifHigher?.[place]?.status !== status) count.higher++
    }
  }

  /** By practice, of everybody added so far. */
  get counts(): Map<PracticeId, CutSensitivity> {
    const none = { n: 0, lower: 0, higher: 0 }
    return new Map(this.#options.practices.map(({ id }, place) => [id, { ...(this.#counts[place] ?? none) }]))
  }
}
