import Negotiator from 'negotiator'

/**
 * The languages that the interface has texts in: one folder each in `messages/`. `locale` says how dates, numbers and
 * plurals are written: Arabic with the digits 0 to 9, as clinical figures are. A name is in its own language.
 */
export const languages = [
  { tag: 'en', locale: 'en-GB', name: 'English', direction: 'ltr' },
  { tag: 'es', locale: 'es-ES', name: 'Español', direction: 'ltr' },
  { tag: 'ar', locale: 'ar-AE', name: 'العربية', direction: 'rtl' },
] as const

export type Language = (typeof languages)[number]
export type LanguageTag = Language['tag']

export const languageTags = languages.map(({ tag }) => tag)

export const defaultLanguage: Language = languages[0]

/** The language of a tag such as `en` or `en-GB`; where there are no texts in it, the default. */
export function languageOf(tag: string | undefined): Language {
  const [primary] = (tag ?? '').split('-')
  return languages.find((language) => language.tag === primary) ?? defaultLanguage
}

/** The language that a browser asks for with its Accept-Language header, of those that there are. */
export function preferredLanguage(acceptLanguage: string | null): Language {
  const negotiator = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } })
  return languageOf(negotiator.language(languageTags))
}
