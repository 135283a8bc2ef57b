import { getRequestConfig } from 'next-intl/server'
import { messagesAsTheyAre, messagesIn } from '#i18n/messages.ts'
import { isProduction } from '#platform/env.ts'
import { languageOfRequest } from './language.ts'

/** The language of the person who is asking: their own once they are signed in, until then what their browser asks for. */
export default getRequestConfig(async () => {
  const language = await languageOfRequest()
  const messages = isProduction() ? messagesIn(language.tag) : messagesAsTheyAre(language.tag)
  return { locale: language.locale, messages, timeZone: 'UTC' }
})
