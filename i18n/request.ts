import { getRequestConfig } from 'next-intl/server'
import { currentDuties, highestDuty } from '#server/session.ts'
import { defaultLanguage, languageOf } from './languages.ts'
import { messagesIn } from './messages.ts'

/** The language of whoever is asking: their own, once they are signed in. */
export default getRequestConfig(async () => {
  const duties = await currentDuties()
  const language = duties === null ? defaultLanguage : languageOf(highestDuty(duties).language)
  return { locale: language.locale, messages: messagesIn(language.tag), timeZone: 'UTC' }
})
