/** What people write for a letter. `1` and `!` stand for i or l, so there are two readings. */
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
}

/** A password without case, accents, spaces and punctuation, one entry a character: what is compared. */
export function plainLetters(password: string): readonly string[] {
  return [...foldedText(password)].filter((character) => /[\p{L}\p{N}@$!]/u.test(character))
}

/** The same text with lookalikes read as letters, in both readings; of the same length. */
export function readings(letters: readonly string[]): readonly string[] {
  const read = letters.map((character) => lookalikes[character] ?? character).join('')
  const other = letters
    .map((character) => (/[1!]/.test(character) ? 'l' : (lookalikes[character] ?? character)))
    .join('')
  return read === other ? [read] : [read, other]
}

/** Lower case, without accents and with compatible forms (such as ﬁ and full-width letters) in their plain form. */
export function foldedText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
