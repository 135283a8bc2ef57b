import type { Choice } from './attempt-state.ts'
import type { Item, Option, OptionId } from './module.ts'

/** Whether a choice is one that this item could be given: known options, none twice, one or all where that is asked. */
export function fitsItem(item: Item, choice: Choice): boolean {
  if (!Array.isArray(choice)) return false
  const ids: readonly unknown[] = choice
  const known = new Set<unknown>(item.options.map((option) => option.id))
  if (new Set(ids).size !== ids.length || !ids.every((id) => known.has(id))) return false
  switch (item.format) {
    case 'single':
      return ids.length === 1
    case 'order':
      return ids.length === item.options.length
    case 'multiple':
    case 'spot':
      return true
    default: {
      const unknown: never = item.format
      return unknown
    }
  }
}

/** Single: the key. Multiple and spot: exactly what is to be marked. Order: exactly the order. */
export function isRight(item: Item, choice: Choice): boolean {
  if (!fitsItem(item, choice)) return false
  if (item.format === 'order') return item.options.every((option, place) => choice[place] === option.id)
  const chosen = new Set(choice)
  return item.options.every((option) => option.correct === chosen.has(option.id))
}

/** The options that this choice misjudged: chosen though wrong, left though right, put too early in the order. */
export function misjudged(item: Item, choice: Choice): Option[] {
  const given = new Map<OptionId, number>(choice.map((id, place) => [id, place]))
  switch (item.format) {
    case 'single':
      return item.options.filter((option) => !option.correct && given.has(option.id))
    case 'multiple':
    case 'spot':
      return item.options.filter((option) => option.correct !== given.has(option.id))
    case 'order':
      return item.options.filter((option, right) => (given.get(option.id) ?? right) < right)
    default: {
      const unknown: never = item.format
      return unknown
    }
  }
}

/**
 * The options whose exposures this choice brings about: the misjudged ones, and in a single choice whatever was
 * chosen, for the best that can be done may still give something away.
 */
export function exposing(item: Item, choice: Choice): Option[] {
  if (item.format === 'single') return item.options.filter((option) => choice.includes(option.id))
  return misjudged(item, choice)
}
