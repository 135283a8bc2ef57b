import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AbstractIntlMessages } from 'next-intl'
import { languagesUnder } from './languages.ts'

const folder = join(process.cwd(), 'messages')

const cache = new Map<string, AbstractIntlMessages>()

/**
 * The interface texts of a language: each file of its folder is a namespace. Whatever a variety lacks is said as in its
 * language, and whatever a language lacks in English, with a mark.
 */
export function messagesIn(language: string): AbstractIntlMessages {
  const messages = cache.get(language) ?? messagesAsTheyAre(language)
  cache.set(language, messages)
  return messages
}

/** The same as the files have them at this moment: for the person who is changing them. */
export function messagesAsTheyAre(language: string): AbstractIntlMessages {
  return inLayers([...languagesUnder(language), language].map(readMessages))
}

/** The texts that stand in the files of a language. */
export function readMessages(language: string): AbstractIntlMessages {
  // A folder is listed in the order of its file system: the texts are in that of their names.
  const files = readdirSync(join(folder, language))
    .filter((file) => file.endsWith('.json'))
    .sort()
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, language, file), 'utf8')),
    ]),
  )
}

/** English texts, under those of a language, under those of its variety: each text from the last that has it. */
export function inLayers([english = {}, ...others]: readonly AbstractIntlMessages[]): AbstractIntlMessages {
  return others.reduce((under, texts, place) => over(under, texts, place === 0 ? inEnglish : asItIs), english)
}

/** A text that nobody has translated: set apart from the direction of what stands around it, and said to be English. */
const inEnglish = (text: string) => `\u2066${text}\u2069 (en)`
const asItIs = (text: string) => text

function over(
  under: AbstractIntlMessages,
  translatedTexts: AbstractIntlMessages,
  missing: (text: string) => string,
): AbstractIntlMessages {
  return Object.fromEntries(
    Object.entries(under).map(([name, text]) => {
      const translation = translatedTexts[name]
      if (typeof text === 'string') return [name, typeof translation === 'string' ? translation : missing(text)]
      return [name, over(text, typeof translation === 'object' ? translation : {}, missing)]
    }),
  )
}
