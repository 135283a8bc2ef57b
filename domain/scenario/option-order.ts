import type { Item, Option } from './module.ts'
import { shuffle } from './shuffle.ts'

/** Height of a line of places, in per cent of the picture: places whose middles lie in one line are read across. */
const readingLine = 20

function byId(one: Option, other: Option): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

function inReadingOrder(options: readonly Option[]): Option[] {
  const line = (option: Option) =>
    option.region === null ? 0 : Math.floor((option.region.y + option.region.height / 2) / readingLine)
  const across = (option: Option) => option.region?.x ?? 0
  return [...options].sort((one, other) => line(one) - line(other) || across(one) - across(other) || byId(one, other))
}

/** Drawn again until it is not the right order, so that leaving the steps as they are is never the answer. */
function inAnotherOrder(item: Item, seed: string): Option[] {
  const sortedOptions = [...item.options].sort(byId)
  for (let draw = 0; draw < 64; draw += 1) {
    const shuffledOptions = shuffle(sortedOptions, `${seed}/${item.id}/${draw}`)
    if (shuffledOptions.some((option, place) => option.id !== item.options[place]?.id)) return shuffledOptions
  }
  return [...item.options].reverse()
}

/**
 * The options in the order in which this attempt shows them, fixed by its seed and the item. Starting from the order
 * of the ids, it cannot depend on where the author wrote the key; places in a picture stand as the eye meets them, passages and
 * routes as they stand on their paper or screen.
 */
export function shownOptions(item: Item, order: { readonly seed: string }): Option[] {
  switch (item.format) {
    case 'spot':
      return inReadingOrder(item.options)
    case 'order':
      return inAnotherOrder(item, order.seed)
    case 'strike':
    case 'where-from':
      return [...item.options]
    case 'sort':
    case 'single':
    case 'multiple':
      return shuffle([...item.options].sort(byId), `${order.seed}/${item.id}`)
    default: {
      const unknown: never = item.format
      return unknown
    }
  }
}
