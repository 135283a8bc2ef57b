import { probabilityRight } from '#domain/comprehension/item-response.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import type { ItemChoices, SharedAnswers } from './answer-sharing.ts'

/** Wrong choices are drawn to equal shares as if each had been chosen this often before. */
const PRIOR_CHOICES = 1

/** What answer-sharing needs of each item: its curve, and how wrong answers fall on its options among these people. */
export function choicesFromAnswers(
  people: readonly SharedAnswers[],
  keys: ReadonlyMap<string, string>,
  parameters: Parameters,
): Map<string, ItemChoices> {
  const items = new Map<string, ItemChoices>()
  for (const [id, key] of keys) {
    const counts = new Map<string, number>()
    for (const { choices } of people) {
      const choice = choices.get(id)
      if (choice !== undefined && choice !== key) counts.set(choice, (counts.get(choice) ?? PRIOR_CHOICES) + 1)
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const curve = itemParameters(parameters, id)
    items.set(id, {
      key,
      right: (theta) => probabilityRight(theta, curve),
      wrongShares: new Map([...counts].map(([choice, count]) => [choice, count / total])),
    })
  }
  return items
}
