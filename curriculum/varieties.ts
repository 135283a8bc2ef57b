// A variety is a language as one part of the world has it, such as es-419, Spanish as Latin America has it. Only what is
// said otherwise there stands in it; everything else is said as in the language that its tag begins with.

/** The language that a tag begins with: `es` of `es-419`, `es` of `es`. */
export function primaryLanguage(tag: string): string {
  return tag.split('-', 1)[0] ?? tag
}

/** The language that a tag is a variety of, among those that there are: `es` for `es-419`; null where it is a language by itself. */
export function languageUnder(tag: string, tags: readonly string[]): string | null {
  const primary = primaryLanguage(tag)
  return primary !== tag && tags.includes(primary) ? primary : null
}
