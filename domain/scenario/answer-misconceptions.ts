import type { Choice } from './attempt-state.ts'
import type { Item } from './module.ts'
import { beliefsBehind } from './verdict.ts'

/**
 * What an answer says of misconceptions, by their ids: a wrong one shows those of the options that it gets wrong, a right one
 * speaks against all that its item offers, but for those of an option that even so lies wrong.
 */
export function answerMisconceptions(item: Item, choice: Choice, { correct }: { correct: boolean }): string[] {
  const shownIds = new Set(beliefsBehind(item, choice).map(({ id }) => id))
  const offeredIds = new Set(item.options.flatMap(({ misconception }) => misconception?.id ?? []))
  return correct ? [...offeredIds].filter((id) => !shownIds.has(id)) : [...shownIds]
}
