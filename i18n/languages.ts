import Negotiator from 'negotiator'
import { languageUnder } from '#curriculum/varieties.ts'

/**
 * The languages that the interface has texts in: one folder each in `messages/`. `locale` says how dates, numbers and
 * plurals are written: Arabic with the digits 0 to 9, as clinical figures are. A name is in its own language. `regions`
 * are the parts of the world whose tags, such as es-MX, are read as this variety of a language, as CLDR has them.
 */
export const languages = [
  { tag: 'en', locale: 'en-GB', name: 'English', direction: 'ltr', regions: '' },
  { tag: 'es', locale: 'es-ES', name: 'Español (España)', direction: 'ltr', regions: '' },
  {
    tag: 'es-419',
    locale: 'es-419',
    name: 'Español (Latinoamérica)',
    direction: 'ltr',
    regions: '419 AR BO BR BZ CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE',
  },
  { tag: 'ar', locale: 'ar-AE', name: 'العربية', direction: 'rtl', regions: '' },
] as const

export type Language = (typeof languages)[number]
export type LanguageTag = Language['tag']

export const languageTags = languages.map(({ tag }) => tag)

export const defaultLanguage: Language = languages[0]

/** The languages that have every text: without their varieties, which hold only what is said otherwise. */
export const wholeLanguages: readonly Language[] = languages.filter(
  ({ tag }) => languageUnder(tag, languageTags) === null,
)

/** The language of a tag such as `en` or `es-MX`; where there are no texts in it, the default. */
export function languageOf(tag: string | undefined): Language {
  return knownLanguage(tag ?? '') ?? defaultLanguage
}

function knownLanguage(tag: string): Language | undefined {
  const [primary = '', ...rest] = tag.split('-')
  const isRegion = (part: string) => /^(?:[a-z]{2}|\d{3})$/iu.test(part)
  const region = rest.find(isRegion)?.toUpperCase()
  const ofPrimary = languages.filter(({ tag: candidate }) => candidate.split('-')[0] === primary.toLowerCase())
  const variety = ofPrimary.find(({ regions }) => region !== undefined && regions.split(' ').includes(region))
  return variety ?? ofPrimary[0]
}

/** The languages whose texts say what those of this one do not, the first to be asked last: en, es for es-419. */
export function languagesUnder(tag: string): readonly string[] {
  const under = languageUnder(tag, languageTags)
  return tag === defaultLanguage.tag ? [] : [defaultLanguage.tag, ...(under === null ? [] : [under])]
}

/** The language that a browser asks for with its Accept-Language header, of those that there are. */
export function preferredLanguage(acceptLanguage: string | null): Language {
  const negotiator = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } })
  for (const languageTag of negotiator.languages()) {
    const language = knownLanguage(languageTag)
    if (language !== undefined) return language
  }
  return defaultLanguage
}
