import type { Riddle } from './riddle.ts'

// What someone can notice of an option without knowing anything: its words, its shape, and how it stands among the others.

export type ClueKind = 'word' | 'pair' | 'beginning' | 'shape' | 'place'
/** Something noticed; `what` is the words as they are written in small letters, or the name of a shape. */
export type Clue = { readonly kind: ClueKind; readonly what: string }

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu
/** Vowel signs and the long stroke, which Arabic may write or leave out. */
const arabicMarks = /[\u064B-\u0652\u0670\u0640]/gu

/** The words of a text in small letters, as the reader counts them. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().replace(arabicMarks, '').match(wordPattern) ?? []
}

/** Enough of a word to know it by whatever its ending. */
const beginningLength = 4
/** "And", "so", "with", "for", "like" and "the", which Arabic writes together with the word that follows. */
const arabicPrefixes = /^[وف]?[بلك]?(?:ال)?(?=\p{Script=Arabic}{3})/u
const arabicWord = /^\p{Script=Arabic}{3}/u

/** How a word begins, where that is less than the word or, in Arabic, other than how it is written. */
function beginningOf(word: string): string[] {
  const bare = word.replace(arabicPrefixes, '')
  return bare.length > beginningLength + 1 || arabicWord.test(bare) ? [bare.slice(0, beginningLength)] : []
}

export function nameOf({ kind, what }: Clue): string {
  return `${kind}:${what}`
}

function clue(kind: ClueKind, what: string): Clue {
  return { kind, what }
}

function wordClues(words: readonly string[]): Clue[] {
  const fencedWords = ['^', ...words, '$']
  const pairs = fencedWords.slice(1).map((word, place) => clue('pair', `${fencedWords[place]} ${word}`))
  const beginnings = words.flatMap(beginningOf).map((beginning) => clue('beginning', beginning))
  return [...words.map((word) => clue('word', word)), ...pairs, ...beginnings]
}

function shapeClues(text: string): Clue[] {
  const sentences = text.match(/[.!?؟](\s|$)/gu)?.length ?? 0
  const pauses = text.match(/[,;:،؛]/gu)?.length ?? 0
  return [
    clue('shape', `sentences-${Math.min(sentences, 3)}`),
    clue('shape', `pauses-${Math.min(pauses, 3)}`),
    ...(/\p{N}/u.test(text) ? [clue('shape', 'number')] : []),
    ...(/[“”«»"]/u.test(text) ? [clue('shape', 'quotation')] : []),
  ]
}

/** Where an option stands among the lengths of all: longest and shortest, and how far from the mean of the others. */
function lengthClues(length: number, others: readonly number[]): Clue[] {
  const mean = others.reduce((sum, each) => sum + each, 0) / Math.max(1, others.length)
  const step = Math.max(-3, Math.min(3, Math.round(Math.log(Math.max(1, length) / Math.max(1, mean)) / 0.15)))
  return [
    clue('shape', `length-${step}`),
    ...(others.every((other) => length > other) ? [clue('shape', 'longest')] : []),
    ...(others.every((other) => length < other) ? [clue('shape', 'shortest')] : []),
  ]
}

/** The odd one out: the others begin alike and this one does not; or it shares fewer words with them than any other. */
function oddClues(words: readonly string[], others: readonly (readonly string[])[]): Clue[] {
  const [first] = words
  const starts = new Set(others.map(([start]) => start))
  const alone = others.length > 1 && starts.size === 1 && !starts.has(first)
  const sharedWordCount = new Set(words.filter((word) => others.some((other) => other.includes(word)))).size
  const share = words.length === 0 ? 0 : Math.round((4 * sharedWordCount) / new Set(words).size)
  return [clue('shape', `shared-${share}`), ...(alone ? [clue('shape', 'begins-alone')] : [])]
}

/** What is noticed of each option, in the order written; nothing twice. */
export function cluesOf({ options, inWrittenOrder }: Pick<Riddle, 'options' | 'inWrittenOrder'>): Clue[][] {
  const words = options.map(({ text }) => wordsIn(text))
  const lengths = options.map(({ text }) => text.length)
  return options.map(({ text }, place) => {
    const others = <Value>(values: readonly Value[]) => values.filter((_, other) => other !== place)
    const own = words[place] ?? []
    const clues = [
      ...wordClues(own),
      ...shapeClues(text),
      ...lengthClues(text.length, others(lengths)),
      ...oddClues(own, others(words)),
      ...(inWrittenOrder ? [clue('place', place === options.length - 1 ? 'last' : `${place + 1}`)] : []),
    ]
    return [...new Map(clues.map((each) => [nameOf(each), each])).values()]
  })
}
