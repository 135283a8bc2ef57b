import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AbstractIntlMessages } from 'next-intl'

const folder = join(process.cwd(), 'messages')

const known = new Map<string, AbstractIntlMessages>()

/** The interface texts of a language: each file of its folder is a namespace. */
export function messagesIn(language: string): AbstractIntlMessages {
  const found = known.get(language) ?? readMessages(language)
  known.set(language, found)
  return found
}

function readMessages(language: string): AbstractIntlMessages {
  const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, language, file), 'utf8')),
    ]),
  )
}
