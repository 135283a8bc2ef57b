import type { Choice } from './attempt-state.ts'
import type { Item, Misconception, Option, OptionId } from './module.ts'
import { MAX_WRONG_TRAYS, traysOf } from './sorting.ts'

/** Whether a choice is one that this item could be given: known options, none twice, one or all where that is asked. */
export function fitsItem(item: Item, choice: Choice): boolean {
  if (!Array.isArray(choice)) return false
  if (item.format === 'sort') return fitsTrays(item, choice)
  const ids: readonly unknown[] = choice
  const optionIds = new Set<unknown>(item.options.map((option) => option.id))
  if (new Set(ids).size !== ids.length || !ids.every((id) => optionIds.has(id))) return false
  switch (item.format) {
    case 'single':
    case 'where-from':
      return ids.length === 1
    case 'order':
      return ids.length === item.options.length
    case 'multiple':
    case 'spot':
    case 'strike':
      return true
    default: {
      const unknown: never = item.format
      return unknown
    }
  }
}

/** Every thing lies in one tray that there is. */
function fitsTrays({ options, trays = [] }: Item, choice: Choice): boolean {
  if (choice.some((entry) => typeof entry !== 'string')) return false
  const trayOfOption = traysOf(choice)
  if (trayOfOption === null || trayOfOption.size !== options.length) return false
  return options.every(({ id }) => trays.some((tray) => tray.id === trayOfOption.get(id)))
}

/**
 * Single and where-from: the key. Multiple, spot and strike: exactly what is to be marked. Order: exactly the order.
 * Sort: at most one thing in a wrong tray.
 */
export function isRight(item: Item, choice: Choice): boolean {
  if (!fitsItem(item, choice)) return false
  if (item.format === 'order') return item.options.every((option, place) => choice[place] === option.id)
  if (item.format === 'sort') return errorsIn(item, choice).length <= MAX_WRONG_TRAYS
  const chosenIds = new Set(choice)
  return item.options.every((option) => option.correct === chosenIds.has(option.id))
}

/** The options that this choice gets wrong: chosen though wrong, left though right, too early in the order, in a wrong tray. */
export function errorsIn(item: Item, choice: Choice): Option[] {
  const placeOf = new Map<OptionId, number>(choice.map((id, place) => [id, place]))
  switch (item.format) {
    case 'single':
    case 'where-from':
      return item.options.filter((option) => !option.correct && placeOf.has(option.id))
    case 'multiple':
    case 'spot':
    case 'strike':
      return item.options.filter((option) => option.correct !== placeOf.has(option.id))
    case 'order':
      return item.options.filter((option, right) => (placeOf.get(option.id) ?? right) < right)
    case 'sort': {
      const trayOfOption = traysOf(choice)
      return item.options.filter(({ id, tray }) => trayOfOption?.get(id) !== tray)
    }
    default: {
      const unknown: never = item.format
      return unknown
    }
  }
}

/** What this choice believes, each belief once: several things in a wrong tray may rest on the same one. */
export function beliefsBehind(item: Item, choice: Choice): Misconception[] {
  const beliefs = errorsIn(item, choice).flatMap(({ misconception }) => misconception ?? [])
  return [...new Map(beliefs.map((belief) => [belief.id, belief])).values()]
}

/**
 * The options whose exposures this choice brings about: those answered wrongly, and where one is chosen whatever was
 * chosen, for the best that can be done may still give something away.
 */
export function exposingOptions(item: Item, choice: Choice): Option[] {
  if (item.format === 'single' || item.format === 'where-from')
    return item.options.filter((option) => choice.includes(option.id))
  return errorsIn(item, choice)
}
