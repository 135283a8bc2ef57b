import type { FileTexts } from '#curriculum/compiling/texts.ts'

const longest = 30

// Made once: making one takes longer than using it.
const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' })

function sentencesOf(text: string): string[] {
  return [...sentenceSegmenter.segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '')
}

function wordsOf(text: string): string[] {
  return [...wordSegmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []))
}

/** Groups of vowels, less a silent e at the end: right for about nine English words in ten. */
function syllables(word: string): number {
  const lower = word.toLowerCase().replace(/[^a-z]/gu, '')
  if (lower === '') return 1
  const groups = lower.match(/[aeiouy]+/gu)?.length ?? 1
  const silent = /[^aeiouylr]e$|[^aeiouy][lr]es?$|[^td]ed$/u.test(lower) && !/le$/u.test(lower) ? 1 : 0
  return Math.max(1, groups - silent)
}

/**
 * Flesch's reading ease: 206.835 − 1.015 · words a sentence − 84.6 · syllables a word. 60 to 70 is plain English,
 * under 50 is hard work (Flesch, A new readability yardstick, 1948).
 */
export function readingEase(texts: readonly string[]): number {
  const sentences = texts.flatMap(sentencesOf)
  const words = sentences.flatMap(wordsOf)
  if (words.length === 0) return 100
  const syllableCount = words.reduce((sum, word) => sum + syllables(word), 0)
  return 206.835 - (1.015 * words.length) / sentences.length - (84.6 * syllableCount) / words.length
}

/** Sentences that a tired person loses the thread of. */
export function checkSentences(texts: FileTexts): void {
  for (const { path, english } of texts.collectedTexts) {
    for (const sentence of sentencesOf(english)) {
      const count = wordsOf(sentence).length
      if (count <= longest) continue
      const opening = sentence.split(' ').slice(0, 6).join(' ')
      texts.report(
        'long-sentence',
        path,
        `found a sentence of ${count} words ("${opening} …"), expected ${longest} at most`,
      )
    }
  }
}
