import { getRequestConfig } from 'next-intl/server'
import { messagesIn } from '#i18n/messages.ts'
import { languageOfRequest } from './language.ts'

/** The language of whoever is asking: their own once they are signed in, until then what their browser asks for. */
export default getRequestConfig(async () => {
  const language = await languageOfRequest()
  return { locale: language.locale, messages: messagesIn(language.tag), timeZone: 'UTC' }
})
