import { type CompiledMessages, compiledMessagesIn } from './compiled-messages.ts'
import formatMessage from './format-message.ts'
import type { Language } from './languages.ts'

/** Says an interface text by its whole key, such as `mail.reset-subject`. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/**
 * Says the texts of a language where there is no page: in mails and files.
 *
 * @throws for a key that no text has, and for a text with tags
 */
export function sayIn({ tag, locale }: Pick<Language, 'tag' | 'locale'>): Say {
  const messages = compiledMessagesIn(tag)
  return (key, values = {}) => {
    const message = messageAt(messages, key)
    const said = formatMessage(key, message, { ...values }, { locale, formatters, timeZone: 'UTC' })
    if (typeof said !== 'string') throw new Error(`${key} is said with elements, which only a page has`)
    return said
  }
}

function messageAt(messages: CompiledMessages, key: string): Parameters<typeof formatMessage>[1] {
  const found = key
    .split('.')
    .reduce<CompiledMessages[string] | undefined>(
      (inside, name) => (typeof inside === 'object' && !Array.isArray(inside) ? inside[name] : undefined),
      messages,
    )
  if (typeof found === 'string' || Array.isArray(found)) return found
  throw new Error(`There is no text ${key}`)
}

/** Each is made once: that takes longer than to format with it. */
const formatters = {
  getNumberFormat: remembered((locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)),
  getPluralRules: remembered((locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options)),
  getDateTimeFormat: remembered(
    (locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
  ),
}

function remembered<Options, Made>(make: (locale: string, options?: Options) => Made) {
  const made = new Map<string, Made>()
  return (locale: string, options?: Options): Made => {
    const key = `${locale} ${JSON.stringify(options)}`
    const one = made.get(key) ?? make(locale, options)
    made.set(key, one)
    return one
  }
}
