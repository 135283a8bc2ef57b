import format, { type FormatValues } from 'icu-minify/format'

type Options = Parameters<typeof format>[3] & {
  readonly locale: string
  readonly globalFormats?: Parameters<typeof format>[3]['formats']
}

/**
 * Says a compiled text. next-intl’s components call it wherever Next has built them (`next.config.js`), with the signature
 * of `use-intl/format-message`.
 *
 * @returns a text; a list of texts and elements where some of `values` make elements
 */
export default function formatMessage<Element = string>(
  _key: string,
  message: Parameters<typeof format>[0],
  values: FormatValues<Element> | undefined,
  { locale, formatters, formats, globalFormats, timeZone }: Options,
): string | Element | (string | Element)[] {
  const formattedMessage = format(message, locale, values, {
    formatters,
    timeZone,
    formats: {
      dateTime: { ...globalFormats?.dateTime, ...formats?.dateTime },
      number: { ...globalFormats?.number, ...formats?.number },
    },
  })
  // A text of which nothing is said in this case, such as a count of none.
  return Array.isArray(formattedMessage) && formattedMessage.length === 0 ? '' : formattedMessage
}

/** Texts as they were written cannot be had any more. */
formatMessage.raw = false
