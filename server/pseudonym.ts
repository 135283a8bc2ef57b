import { languageOf } from '#i18n/languages.ts'
import { sayIn } from '#i18n/say.ts'

/** What someone is called from the day on which they were erased: in the language of who erases them, or keeps the period. */
export function pseudonymIn(language: string, { now, timeZone }: { now: Date; timeZone: string }): string {
  const knownLanguage = languageOf(language)
  const day = new Intl.DateTimeFormat(knownLanguage.locale, { dateStyle: 'medium', timeZone }).format(now)
  return sayIn(knownLanguage)('retention.pseudonym', { day })
}
