import { poissonBinomial } from '#domain/comprehension/poisson-binomial.ts'

/**
 * What share of practices is mastered wholly or not at all, before anyone has answered: a Beta distribution that expects one
 * in a hundred, and that where one is, others are likely to be.
 */
const SHARE_PRIOR = { allOrNone: 0.01, continuous: 1 } as const

/** A smaller weight is none: nothing is changed by what is so improbable. */
const LEAST_WEIGHT = 0.05

/**
 * How probable the all-or-none account is in each practice. `evidence`: by how much it predicts the practice's answers better
 * than the continuous one, as a difference of log-likelihoods. Exact: the unknown share of such practices is integrated
 * out. Rounded to hundredths, so that what is as good as certain counts as certain; 0 below 0.05.
 */
export function accountWeights(evidence: readonly number[]): number[] {
  const prior = countWeights(evidence.length)
  const alone = evidence.map((difference) => 1 / (1 + Math.exp(-difference)))
  const all = poissonBinomial(alone).reduce((sum, chance, count) => sum + chance * (prior[count] ?? 0), 0)
  return alone.map((chance, practice) => {
    const others = poissonBinomial(alone.filter((_, other) => other !== practice))
    const withIt = chance * others.reduce((sum, other, count) => sum + other * (prior[count + 1] ?? 0), 0)
    const weight = Math.round((100 * withIt) / all) / 100
    return weight < LEAST_WEIGHT ? 0 : weight
  })
}

/** For each number of practices of `practices`, how much the prior favours any one choice of so many, up to a factor. */
function countWeights(practices: number): number[] {
  const weights = [1]
  for (let count = 0; count < practices; count++)
    weights.push(
      ((weights[count] ?? 0) * (SHARE_PRIOR.allOrNone + count)) / (SHARE_PRIOR.continuous + practices - count - 1),
    )
  return weights
}
