/**
 * Whether a text has each word of what someone searches for, whatever its case and accents: the rule of the database's
 * `folded`, for texts that are not in it.
 */
export function hasEachWord(text: string, search: string): boolean {
  const within = foldText(text)
  return foldText(search)
    .split(/\s+/u)
    .every((word) => within.includes(word))
}

/** Letters that no decomposition takes apart, as people type them; in Arabic one ya, one ha and one alif. */
const alike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ى: 'ي',
  ة: 'ه',
  ٱ: 'ا',
}

/** Without case and accents, and with one letter for those that people type for one another. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\u0640\u064B-\u065F\u0670]/gu, '')
    .toLowerCase()
    .replace(/[ßæœþøłđðħıŧىةٱ]/gu, (letter) => alike[letter] ?? letter)
    .trim()
}
