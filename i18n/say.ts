import { createTranslator } from 'next-intl'
import type { Language } from './languages.ts'
import { messagesIn } from './messages.ts'

/** Says an interface text by its whole key, such as `mail.reset-subject`. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Says the texts of a language where there is no page: in mails and files. */
export function sayIn({ tag, locale }: Language): Say {
  // The messages are read from files, so that their keys have no types.
  return createTranslator({ locale, messages: messagesIn(tag) }) as Say
}
