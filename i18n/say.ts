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
    const words = formatMessage(key, message, { ...values }, { locale, formatters, timeZone: 'UTC' })
    if (typeof words !== 'string') throw new Error(`${key} is said with elements, which only a page has`)
    return words
  }
}

function messageAt(messages: CompiledMessages, key: string): Parameters<typeof formatMessage>[1] {
  const branch = key
    .split('.')
    .reduce<CompiledMessages[string] | undefined>(
      (inside, name) => (typeof inside === 'object' && !Array.isArray(inside) ? inside[name] : undefined),
      messages,
    )
  if (typeof branch === 'string' || Array.isArray(branch)) return branch
  throw new Error(`There is no text ${key}`)
}

/** Each is made once: that takes longer than to format with it. */
const formatters = {
  getNumberFormat: remember((locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)),
  getPluralRules: remember((locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options)),
  getDateTimeFormat: remember(
    (locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
  ),
}

function remember<Options, Formatter>(make: (locale: string, options?: Options) => Formatter) {
  const cache = new Map<string, Formatter>()
  return (locale: string, options?: Options): Formatter => {
    const key = `${locale} ${JSON.stringify(options)}`
    const one = cache.get(key) ?? make(locale, options)
    cache.set(key, one)
    return one
  }
}
