import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AbstractIntlMessages } from 'next-intl'
import { languagesUnder } from './languages.ts'

const folder = join(process.cwd(), 'messages')

const known = new Map<string, AbstractIntlMessages>()

/**
 * The interface texts of a language: each file of its folder is a namespace. Whatever a variety lacks is said as in its
 * language, and whatever a language lacks in English.
 */
export function messagesIn(language: string): AbstractIntlMessages {
  const messages = known.get(language) ?? messagesAsTheyAre(language)
  known.set(language, messages)
  return messages
}

/** The same as the files have them at this moment: for the person who is changing them. */
export function messagesAsTheyAre(language: string): AbstractIntlMessages {
  return [...languagesUnder(language), language].map(readMessages).reduce(over)
}

/** The texts that stand in the files of a language. */
export function readMessages(language: string): AbstractIntlMessages {
  const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, language, file), 'utf8')),
    ]),
  )
}

function over(under: AbstractIntlMessages, translated: AbstractIntlMessages): AbstractIntlMessages {
  return Object.fromEntries(
    Object.entries(under).map(([name, text]) => {
      const translation = translated[name]
      if (typeof text === 'string') return [name, typeof translation === 'string' ? translation : text]
      return [name, over(text, typeof translation === 'object' ? translation : {})]
    }),
  )
}
