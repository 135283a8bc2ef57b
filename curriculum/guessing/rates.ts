import type { GuessingResult } from './guess-bank.ts'
import type { Guess } from './reader.ts'
import { twinSets } from './twins.ts'

/** How often the reader is right over some items, and how often choosing blindly would be. */
export type Rate = { readonly items: number; readonly right: number; readonly byChance: number }

export function rateOf(guesses: readonly Guess[]): Rate {
  const read = guesses.filter(({ ofKey }) => ofKey !== null)
  return {
    items: read.length,
    right: read.reduce((sum, { right }) => sum + right, 0),
    byChance: read.reduce((sum, { riddle }) => sum + riddle.chance, 0),
  }
}

export const isChoiceOfOne = ({ riddle }: Guess) => riddle.answering === 'one'

/** Those of the reader's guesses that are at twins. */
export function atTwins({ guesses }: GuessingResult): Guess[] {
  const ids = new Set(twinSets(guesses.map(({ riddle }) => riddle)).flatMap((set) => set.map(({ id }) => id)))
  return guesses.filter(({ riddle }) => ids.has(riddle.id))
}

/** The reader's rates over the choices of one, by practice, in the order in which the bank meets them. */
export function byPractice({ guesses }: GuessingResult): Map<string, Rate> {
  const practices = Map.groupBy(guesses.filter(isChoiceOfOne), ({ riddle }) => riddle.practice)
  return new Map([...practices].map(([practice, own]) => [practice, rateOf(own)]))
}
