import { getTranslations } from 'next-intl/server'

/** The texts of mails, in the language of the request. */
export function mailTexts() {
  return getTranslations('mail')
}
