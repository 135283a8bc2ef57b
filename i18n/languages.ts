/** The languages that the interface has texts in: one folder each in `messages/`. */
export const languages = [{ tag: 'en', name: 'English', direction: 'ltr' }] as const

export type Language = (typeof languages)[number]

export const defaultLanguage: Language = languages[0]

export function languageOf(tag: string | undefined): Language {
  return languages.find((language) => language.tag === tag) ?? defaultLanguage
}
