/** The languages that the interface has texts in: one folder each in `messages/`. `locale` says how dates and numbers are written. */
export const languages = [{ tag: 'en', locale: 'en-GB', name: 'English', direction: 'ltr' }] as const

export type Language = (typeof languages)[number]

export const defaultLanguage: Language = languages[0]

/** The language of a tag such as `en` or `en-GB`; where there are no texts in it, the default. */
export function languageOf(tag: string | undefined): Language {
  const [primary] = (tag ?? '').split('-')
  return languages.find((language) => language.tag === primary) ?? defaultLanguage
}
