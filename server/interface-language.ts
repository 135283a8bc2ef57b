import { getRequestConfig } from 'next-intl/server'
import { languageOfRequest } from './language.ts'
import { messagesNow } from './messages-now.ts'
import { currentDuties, highestDuty } from './session.ts'

/** The language of the person who is asking: their own once they are signed in, until then what their browser asks for. */
export default getRequestConfig(async () => {
  const language = await languageOfRequest()
  const duties = await currentDuties()
  // Moments are told in the reader's zone. A day (due, closing, a night's) is the same everywhere, and is told in UTC.
  const timeZone = duties === null ? 'UTC' : highestDuty(duties).timeZone
  return { locale: language.locale, messages: messagesNow(language), timeZone }
})
