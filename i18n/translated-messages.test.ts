import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { sourceHash } from '#curriculum/source-text.ts'
import { defaultLanguage, languageOf, languages, preferredLanguage } from './languages.ts'
import { messagesIn } from './messages.ts'
import { checkMessages, flatMessages, readTranslated } from './translated-messages.ts'

const madeFrom = (english: Record<string, string>) =>
  Object.fromEntries(Object.entries(english).map(([key, text]) => [key, sourceHash(text)]))

describe('the translated interface', () => {
  test.for(languages.filter(({ tag }) => tag !== defaultLanguage.tag))(
    'says everything in $name, from the English text that stands today',
    ({ tag }) => {
      const { english, translated, madeFrom: sources } = readTranslated(tag)
      expect(checkMessages(english, translated, sources)).toEqual([])
    },
  )

  test.for([...languages])('every message of $name can be said', ({ tag, locale }) => {
    const failed: string[] = []
    const messages = messagesIn(tag)
    const say = createTranslator({
      locale,
      messages,
      onError: (error) => {
        if (error.code !== 'FORMATTING_ERROR') failed.push(error.message)
      },
    }) as (key: string) => string
    for (const key of Object.keys(flatMessages(messages))) say(key)
    expect(failed).toEqual([])
  })

  test('is found to lack, to have too much, to be old, to be given something else', () => {
    const english = { 'a.here': 'Here', 'a.gone': 'Gone', 'a.old': 'New words', 'a.named': 'Hello, {name}' }
    const findings = checkMessages(
      english,
      { 'a.here': 'Aquí', 'a.old': 'Antes', 'a.named': 'Hola, {nombre}', 'a.more': 'Más' },
      { ...madeFrom(english), 'a.old': sourceHash('Old words') },
    )
    expect(findings).toEqual([
      { key: 'a.gone', problem: 'missing' },
      { key: 'a.old', problem: 'out-of-date' },
      { key: 'a.named', problem: 'other-arguments' },
      { key: 'a.more', problem: 'extra' },
    ])
  })
})

describe('the language of a browser', () => {
  test.for([
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['ar', 'ar'],
    ['de-DE,de;q=0.9,ar;q=0.5', 'ar'],
    ['fr', 'en'],
    ['', 'en'],
    [null, 'en'],
  ] as const)('%s reads %s', ([header, tag]) => {
    expect(preferredLanguage(header).tag).toBe(tag)
  })

  test('a locale is read as its language', () => {
    expect(languageOf('ar-AE').direction).toBe('rtl')
  })
})
