import type { Choice } from './attempt-state.ts'
import type { Item } from './module.ts'
import { shuffle } from './shuffle.ts'
import { laidIn } from './sorting.ts'

/** What an item and the question that a learner sees of it have in common. */
type ChoosableItem = Pick<Item, 'format' | 'trays'> & { readonly options: readonly { readonly id: string }[] }

/** A choice that the item takes, right or wrong; which one hangs on the draw, a whole number from 0. */
export function someChoice({ format, trays = [], options }: ChoosableItem, draw: number): Choice {
  const ids = options.map(({ id }) => id)
  switch (format) {
    case 'single':
    case 'where-from':
      return [ids[draw % ids.length] as string]
    case 'order':
      return shuffle(ids, String(draw))
    case 'sort':
      return ids.map((id, place) => laidIn(id, trays[((draw >> place) + place) % trays.length]?.id ?? ''))
    case 'multiple':
    case 'spot':
    case 'strike':
      return ids.filter((_, place) => ((draw >> place) & 1) === 1)
    default: {
      const unknown: never = format
      return unknown
    }
  }
}
