import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import type { AbstractIntlMessages } from 'next-intl'
import { sourceHash } from '#curriculum/source-text.ts'
import { languageUnder } from '#curriculum/varieties.ts'
import { defaultLanguage, languageTags } from './languages.ts'
import { readMessages } from './messages.ts'

/** Interface texts by their path: `account.title`. */
export type FlatMessages = Readonly<Record<string, string>>

export type MessageFinding = {
  readonly key: string
  readonly problem: 'missing' | 'out-of-date' | 'extra' | 'other-arguments' | 'same'
}

export function flatMessages(messages: AbstractIntlMessages, under = ''): FlatMessages {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([name, text]) => {
      const key = under === '' ? name : `${under}.${name}`
      return typeof text === 'string' ? [[key, text]] : Object.entries(flatMessages(text, key))
    }),
  )
}

/** What a message is given, and what it marks: `{name}`, `{count, plural, …}`, `<b>…</b>`. */
function argumentsOf(message: string): string {
  const names = new Set<string>()
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (isLiteralElement(element) || isPoundElement(element)) continue
      names.add(element.value)
      if (isTagElement(element)) walk(element.children)
      if (isPluralElement(element) || isSelectElement(element))
        for (const option of Object.values(element.options)) walk(option.value)
    }
  }
  walk(parse(message))
  return [...names].sort().join(' ')
}

/**
 * What is wrong with the interface texts of a language beside those that they were made from: the English ones, or for a
 * variety those of its language, of which it has only what it says otherwise. `madeFrom` holds, by path, the hash of the
 * text that each was made from.
 */
export function checkMessages({ source, translated, madeFrom, isVariety }: TranslatedMessages): MessageFinding[] {
  const findings: MessageFinding[] = []
  for (const [key, text] of Object.entries(source)) {
    const translation = translated[key]
    if (translation === undefined) {
      if (!isVariety) findings.push({ key, problem: 'missing' })
    } else if (isVariety && translation === text) findings.push({ key, problem: 'same' })
    else if (madeFrom[key] !== sourceHash(text)) findings.push({ key, problem: 'out-of-date' })
    else if (argumentsOf(translation) !== argumentsOf(text)) findings.push({ key, problem: 'other-arguments' })
  }
  for (const key of Object.keys(translated)) if (source[key] === undefined) findings.push({ key, problem: 'extra' })
  return findings
}

export function sourcesFile(language: string): string {
  return join(process.cwd(), 'messages', 'translated-from', `${language}.json`)
}

/** The texts of a language, with those that they are made from and the hashes of those that they were made from. */
export type TranslatedMessages = {
  readonly source: FlatMessages
  readonly translated: FlatMessages
  readonly madeFrom: FlatMessages
  readonly isVariety: boolean
}

export function readTranslation(language: string): TranslatedMessages {
  const file = sourcesFile(language)
  const under = languageUnder(language, languageTags)
  return {
    source: flatMessages(readMessages(under ?? defaultLanguage.tag)),
    isVariety: under !== null,
    translated: flatMessages(readMessages(language)),
    madeFrom: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {},
  }
}
