import { useLocale } from 'next-intl'
import { directionOf } from '#components/ui/direction.ts'

/**
 * Where a figure begins. Time runs as its readers read: in a language that is written from right to left the axis stands at
 * the right and the latest night at the left. The figure itself is drawn with `direction: ltr`, so that `text-anchor` means
 * one thing; what stands in it keeps the order of its own language.
 */
export type Sides = {
  /** From per cent of the way to per cent across. */
  readonly across: (percent: number) => number
  /** The anchor of a word that stands before what it names, and of one that stands after. */
  readonly before: 'start' | 'end'
  readonly after: 'start' | 'end'
  readonly words: (text: string) => string
}

export function useSides(): Sides {
  return sidesFor(directionOf(useLocale()))
}

export function sidesFor(direction: 'ltr' | 'rtl'): Sides {
  return direction === 'rtl'
    ? { across: (percent) => 100 - percent, before: 'start', after: 'end', words: (text) => `\u2067${text}\u2069` }
    : { across: (percent) => percent, before: 'end', after: 'start', words: (text) => text }
}
