import { wordsIn } from './clues.ts'

/** One for the option that differs from all others, where the others are alike; nothing for the rest. */
function alone(values: readonly unknown[]): number[] {
  return values.map((value, place) => {
    const others = new Set(values.filter((_, other) => other !== place))
    return values.length > 2 && others.size === 1 && !others.has(value) ? 1 : 0
  })
}

/** All options but one begin with the same word. */
export function openingOdd(texts: readonly string[]): number[] {
  return alone(texts.map((text) => wordsIn(text)[0] ?? ''))
}

/** All options but one begin with the same form of word, or have as many sentences, or pause alike. */
export function grammarOdd(texts: readonly string[], openings: readonly RegExp[]): number[] {
  const forms = alone(texts.map((text) => openings.findIndex((opening) => opening.test(wordsIn(text)[0] ?? ''))))
  const sentences = alone(texts.map((text) => text.match(/[.!?؟](\s|$)/gu)?.length ?? 0))
  const pauses = alone(texts.map((text) => /[,;:،؛]/u.test(text)))
  return texts.map((_, place) => (forms[place] ?? 0) + (sentences[place] ?? 0) + (pauses[place] ?? 0))
}
