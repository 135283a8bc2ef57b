import { wordsIn } from './clues.ts'
import { grammarOdd, openingOdd } from './odd-one-out.ts'
import type { Riddle } from './riddle.ts'
import type { WordLists } from './words/word-lists.ts'

/** What a strategy may know beside the options. */
export type Hints = {
  /** Null in a language without lists: the strategies that need them then say nothing. */
  readonly lists: WordLists | null
  /** Words of what an item's practice is about, without those that only its own principle has: it is shown afterwards. */
  readonly principleFor: (riddle: Riddle) => ReadonlySet<string>
  /** How much a word says: rare ones much, those of every option nothing. */
  readonly rarity: (word: string) => number
}

/** A score for each option; the highest is chosen, and options that tie share it. Null: the strategy says nothing. */
type Score = (riddle: Riddle, hints: Hints) => readonly number[] | null

/** How many of the words or terms of a list stand in a text. */
export function countOf(terms: readonly string[], text: string): number {
  const words = ` ${wordsIn(text).join(' ')} `
  return terms.reduce((sum, term) => sum + words.split(patternOf(term)).length - 1, 0)
}

const patterns = new Map<string, RegExp>()

function patternOf(term: string): RegExp {
  const cachedPattern = patterns.get(term)
  if (cachedPattern !== undefined) return cachedPattern
  const parts = term.split('*').map((part) => wordsIn(part).join(' '))
  // The blank behind a word is also the one before the next.
  const pattern = new RegExp(`(?<= )${parts.join('[^ ]*')}(?= )`, 'u')
  patterns.set(term, pattern)
  return pattern
}

function counting(list: (lists: WordLists) => readonly string[], sign: 1 | -1): Score {
  return ({ options }, { lists }) =>
    lists === null ? null : options.map(({ text }) => sign * countOf(list(lists), text))
}

function careful(sign: 1 | -1): Score {
  return ({ options }, { lists }) => {
    if (lists === null) return null
    const { safety, caution, reasons, excuses } = lists
    return options.map(
      ({ text }) =>
        sign * (countOf(safety, text) + countOf(caution, text) - countOf(reasons, text) - countOf(excuses, text)),
    )
  }
}

function likeness(text: string, words: ReadonlySet<string>, rarity: Hints['rarity']): number {
  const own = [...new Set(wordsIn(text))]
  const sharedRarity = own.filter((word) => words.has(word)).reduce((sum, word) => sum + rarity(word), 0)
  return sharedRarity / Math.sqrt(Math.max(1, own.length))
}

function lengthOdd({ options }: Riddle): number[] {
  const total = options.reduce((sum, { text }) => sum + text.length, 0)
  return options.map(({ text }) => Math.abs(text.length - (total - text.length) / Math.max(1, options.length - 1)))
}

export const strategies: Readonly<Record<string, Score>> = {
  longest: ({ options }) => options.map(({ text }) => text.length),
  shortest: ({ options }) => options.map(({ text }) => -text.length),
  'odd first word': ({ options }) => openingOdd(options.map(({ text }) => text)),
  'odd grammar': ({ options }, { lists }) =>
    grammarOdd(
      options.map(({ text }) => text),
      lists?.openings ?? [],
    ),
  'odd length': lengthOdd,
  'most verbs of safety': counting(({ safety }) => safety, 1),
  'fewest absolutes': counting(({ absolutes }) => absolutes, -1),
  'most careful': careful(1),
  'least careful': careful(-1),
  'most like the question': ({ options, question }, { rarity }) => {
    const words = new Set(wordsIn(question))
    return options.map(({ text }) => likeness(text, words, rarity))
  },
  'most like the principle': (riddle, { principleFor, rarity }) => {
    const words = principleFor(riddle)
    return riddle.options.map(({ text }) => likeness(text, words, rarity))
  },
  'most reasons': counting(({ reasons }) => reasons, 1),
  'fewest reasons': counting(({ reasons }) => reasons, -1),
}

/** How a strategy fares over the items in which it prefers some options to others. */
export type StrategyRate = {
  readonly strategy: string
  readonly items: number
  readonly right: number
  /** What choosing blindly would get right of the same items. */
  readonly byChance: number
  readonly ratio: number
}

/** The share of a choice among the highest that is right; null where all options score alike. */
function shareRight({ options }: Riddle, scores: readonly number[]): number | null {
  const most = Math.max(...scores)
  const best = options.filter((_, place) => scores[place] === most)
  if (best.length === options.length) return null
  return best.filter(({ right }) => right).length / best.length
}

export function strategyRates(riddles: readonly Riddle[], hints: Hints): StrategyRate[] {
  const singles = riddles.filter(({ answering }) => answering === 'one')
  return Object.entries(strategies).map(([strategy, score]) => {
    const trials = singles.flatMap((riddle) => {
      const scores = score(riddle, hints)
      const share = scores === null ? null : shareRight(riddle, scores)
      return share === null ? [] : [{ share, chance: 1 / riddle.options.length }]
    })
    const right = trials.reduce((sum, { share }) => sum + share, 0)
    const byChance = trials.reduce((sum, { chance }) => sum + chance, 0)
    return { strategy, items: trials.length, right, byChance, ratio: byChance === 0 ? 0 : right / byChance }
  })
}
