import { createHash } from 'node:crypto'

/** Line breaks inside a paragraph are only the author's; an empty line begins a new one. */
export function tidy(words: string): string {
  return words
    .trim()
    .split(/\n[^\S\n]*\n\s*/u)
    .map((paragraph) => paragraph.trim().replace(/\s+/gu, ' '))
    .join('\n\n')
}

export function paragraphs(words: string): string[] {
  return words.split('\n\n')
}

/** Eight letters that say which text a translation was made from; letters, so that YAML takes them for a text. */
export function sourceHash(text: string): string {
  const digits = createHash('sha256').update(tidy(text)).digest('hex').slice(0, 8)
  return [...digits].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')
}
