import compile from 'icu-minify/compile'
import type { AbstractIntlMessages } from 'next-intl'
import { messagesAsTheyAre, messagesIn } from './messages.ts'

/** Interface texts as `icu-minify/format` says them: a text without arguments is a text, any other a list of its parts. */
export type CompiledMessages = { readonly [name: string]: CompiledMessages | ReturnType<typeof compile> }

const cache = new Map<string, CompiledMessages>()

/** The interface texts of a language, compiled once: neither the server nor a browser takes a text apart as it says it. */
export function compiledMessagesIn(language: string): CompiledMessages {
  const messages = cache.get(language) ?? compileMessages(messagesIn(language))
  cache.set(language, messages)
  return messages
}

/** The same as the files have them at this moment: for the person who is changing them. */
export function compiledMessagesAsTheyAre(language: string): CompiledMessages {
  return compileMessages(messagesAsTheyAre(language))
}

/** By their text: of thousands that were compiled before, the one that changed is compiled again. */
const texts = new Map<string, ReturnType<typeof compile>>()

function compileMessages(messages: AbstractIntlMessages): CompiledMessages {
  return Object.fromEntries(
    Object.entries(messages).map(([name, message]) => [
      name,
      typeof message === 'string' ? compiledText(message) : compileMessages(message),
    ]),
  )
}

function compiledText(text: string): ReturnType<typeof compile> {
  const before = texts.get(text)
  if (before !== undefined) return before
  // Written and read again: its choices have no prototype, and such an object is not sent to a browser.
  const compiledMessage: ReturnType<typeof compile> = JSON.parse(JSON.stringify(compile(text)))
  texts.set(text, compiledMessage)
  return compiledMessage
}
