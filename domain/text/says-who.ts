import type { PersonName } from './person-name.ts'
import { foldText } from './words-in.ts'

type PersonNames = PersonName & { readonly email: string; readonly externalId: string | null }

/** Of several words of a family name one that is shorter is none by itself: de, la, van, al. */
const shortestPart = 4

/**
 * Whether a text has someone's name, email or employee number in it, as whole words, in whatever case and with or without accents.
 * Of two family names one is enough.
 */
export function saysWho(text: string, { givenName, familyName, email, externalId }: PersonNames): boolean {
  const words = inWords(text)
  // A given name alone may be a word; a family name, or the only name that someone has, is theirs.
  const name = familyName === '' ? givenName : familyName
  const parts = inWords(name)
    .split(' ')
    .filter((part) => part.length >= shortestPart)
  return [name, ...parts, email, externalId ?? ''].some(
    (part) => inWords(part) !== ' ' && words.includes(inWords(part)),
  )
}

function inWords(text: string): string {
  const words = foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.length === 0 ? ' ' : ` ${words.join(' ')} `
}
