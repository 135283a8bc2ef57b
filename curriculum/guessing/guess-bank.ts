import type { CompiledContent } from '#curriculum/compilation.ts'
import type { TextDocument } from '#curriculum/schema/document.ts'
import { tellText } from '#curriculum/telling.ts'
import { factsOf } from '#domain/policy/facts.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import type { ItemId, PracticeId } from '#domain/scenario/module.ts'
import { wordsIn } from './clues.ts'
import { type Guess, readFileByFile, readFromModules } from './reader.ts'
import { itemsIn, type Riddle, riddlesIn } from './riddle.ts'
import { type Hints, type StrategyRate, strategyRates } from './strategies.ts'
import { arabic } from './words/ar.ts'
import { english } from './words/en.ts'
import { spanish } from './words/es.ts'
import type { WordLists } from './words/word-lists.ts'

/** The bank as readers in one language guess at it. */
export type GuessingResult = {
  readonly language: string
  /** Every item, read by someone taught on all other files. */
  readonly guesses: readonly Guess[]
  /** Every follow-up, read by someone taught on the modules. */
  readonly fromModules: readonly Guess[]
  readonly strategies: readonly StrategyRate[]
}

const wordLists: Readonly<Record<string, WordLists>> = { en: english, es: spanish, ar: arabic }

const telling = (language: string) => ({
  language,
  facts: factsOf(unsetPolicy),
  wordsFor: (placeholder: string) => placeholder,
})

/** What a practice is about: the sentence of its register and the principles of its items, each with whose it is. */
function principlesIn(content: CompiledContent, language: string): Map<PracticeId, Principle[]> {
  const principleOf = (item: ItemId | null, text: TextDocument): Principle => ({
    item,
    words: wordsIn(tellText(text, telling(language)).text),
  })
  const principles = new Map(content.practices.map(({ id, understands }) => [id, [principleOf(null, understands)]]))
  for (const { id, practice, principle } of itemsIn(content)) principles.get(practice)?.push(principleOf(id, principle))
  return principles
}

type Principle = { readonly item: ItemId | null; readonly words: readonly string[] }

function hintsFor(content: CompiledContent, language: string, riddles: readonly Riddle[]): Hints {
  const principles = principlesIn(content, language)
  const texts = riddles.flatMap(({ options }) => options.map(({ text }) => new Set(wordsIn(text))))
  const uses = new Map<string, number>()
  for (const words of texts) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
  return {
    lists: Object.hasOwn(wordLists, language) ? (wordLists[language] ?? null) : null,
    principleFor: ({ id, practice }) =>
      new Set((principles.get(practice) ?? []).filter(({ item }) => item !== id).flatMap(({ words }) => words)),
    rarity: (word) => Math.log((texts.length + 1) / ((uses.get(word) ?? 0) + 1)),
  }
}

export function guessBank(content: CompiledContent, language: string): GuessingResult {
  const riddles = riddlesIn(content, language)
  return {
    language,
    guesses: readFileByFile(riddles),
    fromModules: readFromModules(riddles),
    strategies: strategyRates(riddles, hintsFor(content, language, riddles)),
  }
}
