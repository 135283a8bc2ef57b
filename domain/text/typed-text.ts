/**
 * What people type or paste, in one form: composed (NFC), white space as single spaces, without the characters that
 * nobody sees (zero-width spaces, byte order marks, soft hyphens, tags) and without marks of direction, which would
 * turn the text around them. Zero-width joiners stay between letters: several scripts need them.
 */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replace(invisible, '').replace(joinerOutsideAWord, '').replace(/\s+/gu, ' ').trim()
}

/** U+00AD, U+180E, U+200B, U+2060–2064, U+FEFF, and the marks, embeddings, overrides and isolates of direction. */
const invisible =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|[\u{E0000}-\u{E007F}]/gu
const joinerOutsideAWord = /(?<!\p{L}|\p{M}|\p{Emoji}|\uFE0F)[\u200C\u200D]+|[\u200C\u200D]+(?!\p{L}|\p{M}|\p{Emoji})/gu

/** What someone searches for: never wrong, at most 100 characters. */
export function searchText(text: string): string {
  return normaliseText(text.replace(/\p{Cc}|\p{Cs}/gu, ' ')).slice(0, 100)
}

export type TextProblem = 'required' | 'too-long' | 'control-character'

/** What is wrong with a normalised text of at most so many characters as a reader counts them; null: nothing. */
export function problemOfText(text: string, { longest }: { longest: number }): TextProblem | null {
  if (/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(text)) return 'control-character'
  // A text without one visible character is none.
  if (!/[^\p{Z}\p{C}\p{M}]/u.test(text)) return 'required'
  // No character is shorter than one unit, and counting units costs nothing.
  return text.length > longest && lengthInCharacters(text) > longest ? 'too-long' : null
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How long a text is as a reader counts: an accented letter, a flag or a family emoji is one. */
export function lengthInCharacters(text: string): number {
  // Never more than this, and cheap where someone pastes a book.
  if (text.length > 20_000) return text.length
  return [...characters.segment(text)].length
}
