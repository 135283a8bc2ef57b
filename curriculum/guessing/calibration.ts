/** One choice as a reader has weighed it: what it gives each alternative, as logarithms up to a constant, and which is right. */
export type WeighedChoice = { readonly scores: readonly number[]; readonly right: number }

/**
 * The probability of one alternative from the scores of all, as a reader gives it whose certainty is taken for so much: 1 as it
 * says, 0 for nothing. It is asked for millions of times in a check of the content: one loop, and nothing is allocated.
 */
export function probabilityOf(place: number, scores: readonly number[], certainty: number): number {
  const highest = Math.max(...scores)
  let total = 0
  let own = 0
  for (let each = 0; each < scores.length; each += 1) {
    const power = Math.exp(certainty * ((scores[each] ?? 0) - highest))
    total += power
    if (each === place) own = power
  }
  return own / total
}

/**
 * For how much a reader's certainty may be taken, 0 to 1: what makes the right answers of choices that it was not taught on most
 * likely (temperature scaling, Guo et al. 2017, arXiv:1706.04599). A reader of some 150 items names single words with far more
 * certainty than it is right: one that is no better than chance gets 0. Without a choice to judge it by, 1.
 */
export function certaintyOf(choices: readonly WeighedChoice[]): number {
  if (choices.length === 0) return 1
  const surprise = (certainty: number) =>
    choices.reduce((sum, { scores, right }) => sum - Math.log(probabilityOf(right, scores, certainty)), 0)
  // Convex in the certainty: thirds close in on the least.
  let [low, high] = [0, 1]
  for (let round = 0; round < 40; round += 1) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
    if (surprise(left) <= surprise(right)) high = right
    else low = left
  }
  return (low + high) / 2
}
