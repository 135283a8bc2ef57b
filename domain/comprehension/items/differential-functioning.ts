/** An answer of one of two groups, with the ability by which like is compared with like. */
export type GroupedAnswer = { group: 'reference' | 'focal'; correct: boolean; theta: number }

export type DifferentialFunctioning =
  | { verdict: 'not-assessed'; reference: number; focal: number }
  | {
      verdict: 'none' | 'moderate' | 'large'
      /** The group the item is harder for at the same ability; null when for neither. */
      harderFor: 'reference' | 'focal' | null
      /** Odds of being right in the reference group over those in the focal group, at the same ability, with 95 % interval. */
      oddsRatio: { value: number; low: number; high: number }
      reference: number
      focal: number
    }

/** Smaller groups are not assessed. */
export const FEWEST_IN_GROUP = 100

const STRATA = 8
/** The scale of the Educational Testing Service: delta = −2.35 ln(odds ratio); classes A, B and C. */
const DELTA = 2.35
const MODERATE_FROM = 1
const LARGE_FROM = 1.5
const Z_95 = 1.96

/**
 * Whether an item is harder for one group than for another at equal ability: Mantel and Haenszel's common odds ratio
 * over eight strata of ability with the variance of Robins, Breslow and Greenland. 'moderate' and 'large' need an effect
 * of at least 1 and 1.5 on the delta scale and an interval that excludes no difference.
 */
export function differentialFunctioning(answers: readonly GroupedAnswer[]): DifferentialFunctioning {
  const focal = answers.filter((answer) => answer.group === 'focal').length
  const reference = answers.length - focal
  if (reference < FEWEST_IN_GROUP || focal < FEWEST_IN_GROUP) return { verdict: 'not-assessed', reference, focal }
  const sums = { r: 0, s: 0, pr: 0, psqr: 0, qs: 0 }
  for (const stratum of strataByAbility(answers)) addStratum(sums, stratum)
  if (sums.r === 0 || sums.s === 0) return { verdict: 'not-assessed', reference, focal }
  const value = sums.r / sums.s
  const variance = sums.pr / (2 * sums.r ** 2) + sums.psqr / (2 * sums.r * sums.s) + sums.qs / (2 * sums.s ** 2)
  const reach = Z_95 * Math.sqrt(variance)
  const oddsRatio = { value, low: value * Math.exp(-reach), high: value * Math.exp(reach) }
  const effect = Math.abs(DELTA * Math.log(value))
  const certain = oddsRatio.low > 1 || oddsRatio.high < 1
  const verdict = !certain || effect < MODERATE_FROM ? 'none' : effect < LARGE_FROM ? 'moderate' : 'large'
  const harderFor = verdict === 'none' ? null : value > 1 ? 'focal' : 'reference'
  return { verdict, harderFor, oddsRatio, reference, focal }
}

function strataByAbility(answers: readonly GroupedAnswer[]): GroupedAnswer[][] {
  const sortedAnswers = [...answers].sort((left, right) => left.theta - right.theta)
  return Array.from({ length: STRATA }, (_, index) =>
    sortedAnswers.slice(
      Math.floor((index * sortedAnswers.length) / STRATA),
      Math.floor(((index + 1) * sortedAnswers.length) / STRATA),
    ),
  )
}

function addStratum(
  sums: { r: number; s: number; pr: number; psqr: number; qs: number },
  stratum: readonly GroupedAnswer[],
): void {
  const n = stratum.length
  if (n === 0) return
  const count = (group: GroupedAnswer['group'], outcome: { correct: boolean }) =>
    stratum.filter((answer) => answer.group === group && answer.correct === outcome.correct).length
  const [a, b] = [count('reference', { correct: true }), count('reference', { correct: false })]
  const [c, d] = [count('focal', { correct: true }), count('focal', { correct: false })]
  const r = (a * d) / n
  const s = (b * c) / n
  const p = (a + d) / n
  const q = (b + c) / n
  sums.r += r
  sums.s += s
  sums.pr += p * r
  sums.psqr += p * s + q * r
  sums.qs += q * s
}
