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
import { defaultLanguage } from './languages.ts'
import { readMessages } from './messages.ts'

/** Interface texts by their path: `account.title`. */
export type FlatMessages = Readonly<Record<string, string>>

export type MessageFinding = {
  readonly key: string
  readonly problem: 'missing' | 'out-of-date' | 'extra' | 'other-arguments'
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
 * What is wrong with the interface texts of a language beside the English ones. `madeFrom` holds, by path, the hash of
 * the English text that each was translated from.
 */
export function checkMessages(
  english: FlatMessages,
  translated: FlatMessages,
  madeFrom: FlatMessages,
): MessageFinding[] {
  const findings: MessageFinding[] = []
  for (const [key, text] of Object.entries(english)) {
    const translation = translated[key]
    if (translation === undefined) findings.push({ key, problem: 'missing' })
    else if (madeFrom[key] !== sourceHash(text)) findings.push({ key, problem: 'out-of-date' })
    else if (argumentsOf(translation) !== argumentsOf(text)) findings.push({ key, problem: 'other-arguments' })
  }
  for (const key of Object.keys(translated)) if (english[key] === undefined) findings.push({ key, problem: 'extra' })
  return findings
}

export function sourcesFile(language: string): string {
  return join(process.cwd(), 'messages', 'translated-from', `${language}.json`)
}

/** The texts of a language with what they were made from, and the English texts. */
export function readTranslated(language: string): {
  readonly english: FlatMessages
  readonly translated: FlatMessages
  readonly madeFrom: FlatMessages
} {
  const file = sourcesFile(language)
  return {
    english: flatMessages(readMessages(defaultLanguage.tag)),
    translated: flatMessages(readMessages(language)),
    madeFrom: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {},
  }
}
