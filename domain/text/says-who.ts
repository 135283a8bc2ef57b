import type { PersonName } from './person-name.ts'

type Known = PersonName & { readonly email: string; readonly externalId: string | null }

/** Whether a text has someone's name, email or employee number in it, as whole words and in whatever case. */
export function saysWho(text: string, { givenName, familyName, email, externalId }: Known): boolean {
  const words = inWords(text)
  // A given name alone may be a word; a family name, or the only name that someone has, is theirs.
  const names = familyName === '' ? [givenName] : [familyName]
  return [...names, email, externalId ?? ''].some((said) => inWords(said) !== ' ' && words.includes(inWords(said)))
}

function inWords(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.length === 0 ? ' ' : ` ${words.join(' ')} `
}
