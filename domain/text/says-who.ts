import type { PersonName } from './person-name.ts'
import { folded } from './words-in.ts'

type Known = PersonName & { readonly email: string; readonly externalId: string | null }

/** Of several words of a family name one that is shorter is none by itself: de, la, van, al. */
const shortestPart = 4

/**
 * Whether a text has someone's name, email or employee number in it, as whole words, in whatever case and with or without accents.
 * Of two family names one is enough.
 */
export function saysWho(text: string, { givenName, familyName, email, externalId }: Known): boolean {
  const words = inWords(text)
  // A given name alone may be a word; a family name, or the only name that someone has, is theirs.
  const name = familyName === '' ? givenName : familyName
  const parts = inWords(name)
    .split(' ')
    .filter((part) => part.length >= shortestPart)
  return [name, ...parts, email, externalId ?? ''].some(
    (said) => inWords(said) !== ' ' && words.includes(inWords(said)),
  )
}

function inWords(text: string): string {
  const words = folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.length === 0 ? ' ' : ` ${words.join(' ')} `
}
