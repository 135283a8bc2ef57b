/** One choice: the clues of each alternative, as numbers from 0, and which alternative was right. */
export type Choice = { readonly alternatives: readonly Int32Array[]; readonly right: number }

/** How often it goes through what it is taught, how far one step goes, and how strongly a weight is drawn back to nothing. */
const passes = 20
const step = 0.1
const pull = 0.01

function scoreOf(clues: Int32Array, weights: Float64Array): number {
  let sum = 0
  for (const each of clues) sum += weights[each] ?? 0
  return sum
}

/** How much the clues of each alternative weigh together. */
export function scoresOf(alternatives: readonly Int32Array[], weights: Float64Array): number[] {
  return alternatives.map((clues) => scoreOf(clues, weights))
}

/** Scores in place of which stand the probabilities that they give. */
function soften(scores: number[]): void {
  const highest = Math.max(...scores)
  let total = 0
  for (let place = 0; place < scores.length; place += 1) {
    const power = Math.exp((scores[place] ?? 0) - highest)
    scores[place] = power
    total += power
  }
  for (let place = 0; place < scores.length; place += 1) scores[place] = (scores[place] ?? 0) / total
}

/**
 * Weights of clues by regularised conditional logistic regression (McFadden 1974): how much a clue that one alternative
 * has and another lacks speaks for it. Descent with steps by clue (AdaGrad), always in the order given: the same choices
 * give the same weights.
 */
export function taughtBy(choices: readonly Choice[], clueCount: number): Float64Array {
  const weights = new Float64Array(clueCount)
  const squares = new Float64Array(clueCount).fill(1e-3)
  for (let pass = 0; pass < passes; pass += 1) {
    for (const { alternatives, right } of choices) {
      const probabilities = scoresOf(alternatives, weights)
      soften(probabilities)
      for (const [place, clues] of alternatives.entries()) {
        const slope = (probabilities[place] ?? 0) - (place === right ? 1 : 0)
        for (const each of clues) {
          const weight = weights[each] ?? 0
          const gradient = slope + pull * weight
          const square = (squares[each] ?? 0) + gradient * gradient
          squares[each] = square
          weights[each] = weight - (step * gradient) / Math.sqrt(square)
        }
      }
    }
  }
  return weights
}
