/** One person's first answers to items of the same versions: the option chosen, as one key, and their ability. */
export type SharedAnswers = {
  person: string
  choices: ReadonlyMap<string, string>
  /** Ability in the practice of each item. */
  theta: (item: string) => number
}

/** What is known of an item's options. */
export type ItemChoices = {
  key: string
  /** Probability of a right answer at an ability. */
  right: (theta: number) => number
  /** Shares of the wrong choices among wrong answers; they sum to 1. */
  wrongShares: ReadonlyMap<string, number>
}

/** Two people whose answers agree far more than their abilities explain. Never an accusation: ask fresh, parallel items. */
export type SharingFlag = {
  people: [string, string]
  omega: number
  sharedItems: number
  agreements: number
  pValue: number
}

/** Pairs with fewer items in common are not compared. */
export const FEWEST_SHARED_ITEMS = 40

/** Share of flags that may be false (Benjamini and Hochberg). */
export const FALSE_DISCOVERY_RATE = 0.01

/**
 * Pairs of people whose answers agree more than can be by chance: Wollack's omega, (agreements − expected)/SD, where the
 * expectation is the probability that the one, with their ability, would choose what the other chose; both ways round,
 * and the smaller of the two, so that agreeing on right answers with an able colleague is no sign of anything. Flags
 * hold the false discovery rate at 1 % over all pairs compared. All pairs are compared: give it one team or site at a time.
 */
export function sharingFlags(people: readonly SharedAnswers[], items: ReadonlyMap<string, ItemChoices>): SharingFlag[] {
  const sharingFlags: SharingFlag[] = []
  people.forEach((one, index) => {
    for (const other of people.slice(index + 1)) {
      const forwards = omega(one, other, items)
      const backwards = omega(other, one, items)
      if (!forwards || !backwards) continue
      const smaller = Math.min(forwards.omega, backwards.omega)
      sharingFlags.push({
        people: [one.person, other.person],
        omega: smaller,
        sharedItems: forwards.sharedItems,
        agreements: forwards.agreements,
        pValue: upperTail(smaller),
      })
    }
  })
  return discoveries(sharingFlags)
}

function omega(
  copier: SharedAnswers,
  source: SharedAnswers,
  items: ReadonlyMap<string, ItemChoices>,
): { omega: number; sharedItems: number; agreements: number } | null {
  let sharedItems = 0
  let agreements = 0
  let expectation = 0
  let variance = 0
  for (const [id, choice] of source.choices) {
    const own = copier.choices.get(id)
    const item = items.get(id)
    if (own === undefined || !item) continue
    const right = item.right(copier.theta(id))
    const chance = choice === item.key ? right : (1 - right) * (item.wrongShares.get(choice) ?? 0)
    sharedItems += 1
    agreements += own === choice ? 1 : 0
    expectation += chance
    variance += chance * (1 - chance)
  }
  if (sharedItems < FEWEST_SHARED_ITEMS || variance === 0) return null
  return { omega: (agreements - expectation) / Math.sqrt(variance), sharedItems, agreements }
}

/** Benjamini and Hochberg's step-up procedure. */
function discoveries(sharingFlags: SharingFlag[]): SharingFlag[] {
  const sortedFlags = sharingFlags.sort((left, right) => left.pValue - right.pValue)
  const last = sortedFlags.findLastIndex(
    ({ pValue }, index) => pValue <= (FALSE_DISCOVERY_RATE * (index + 1)) / sortedFlags.length,
  )
  return sortedFlags.slice(0, last + 1)
}

/** P(Z ≥ z) of the standard normal distribution, by the continued fraction of Abramowitz and Stegun (7.1.26 refined). */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z)
  if (z > 3) {
    let fraction = 0
    for (let term = 40; term >= 1; term--) fraction = term / (z + fraction)
    return Math.exp(-0.5 * z * z) / (Math.sqrt(2 * Math.PI) * (z + fraction))
  }
  let term = z
  let sum = z
  for (let k = 1; k < 100; k++) {
    term *= (z * z) / (2 * k + 1)
    sum += term
  }
  return 0.5 - (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * sum
}
