import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { sourceHash } from '#curriculum/source-text.ts'
import { defaultLanguage, languageOf, languages, languagesUnder, preferredLanguage } from './languages.ts'
import { inLayers, messagesIn } from './messages.ts'
import { checkMessages, flatMessages, readTranslation } from './translated-messages.ts'

const madeFrom = (english: Record<string, string>) =>
  Object.fromEntries(Object.entries(english).map(([key, text]) => [key, sourceHash(text)]))

describe('the translated interface', () => {
  test.for(languages.filter(({ tag }) => tag !== defaultLanguage.tag))(
    'says everything in $name, from the text that stands today',
    ({ tag }) => {
      expect(checkMessages(readTranslation(tag))).toEqual([])
    },
  )

  test.for([...languages])('every message of $name can be said', ({ tag, locale }) => {
    const failures: string[] = []
    const messages = messagesIn(tag)
    const say = createTranslator({
      locale,
      messages,
      onError: (error) => {
        if (error.code !== 'FORMATTING_ERROR') failures.push(error.message)
      },
    }) as (key: string) => string
    for (const key of Object.keys(flatMessages(messages))) say(key)
    expect(failures).toEqual([])
  })

  test('is found to lack, to have too much, to be old, to be given something else', () => {
    const english = { 'a.here': 'Here', 'a.gone': 'Gone', 'a.old': 'New words', 'a.named': 'Hello, {name}' }
    const findings = checkMessages({
      source: english,
      translated: { 'a.here': 'Aquí', 'a.old': 'Antes', 'a.named': 'Hola, {nombre}', 'a.more': 'Más' },
      madeFrom: { ...madeFrom(english), 'a.old': sourceHash('Old words') },
      isVariety: false,
    })
    expect(findings).toEqual([
      { key: 'a.gone', problem: 'missing' },
      { key: 'a.old', problem: 'out-of-date' },
      { key: 'a.named', problem: 'other-arguments' },
      { key: 'a.more', problem: 'extra' },
    ])
  })

  test('may lack texts where it is a variety, and must say the others otherwise than today’s text does', () => {
    const spanish = { 'a.here': 'Aquí', 'a.old': 'El ordenador', 'a.same': 'Vacío', 'a.named': 'Tu móvil, {name}' }
    const findings = checkMessages({
      source: spanish,
      translated: { 'a.old': 'El equipo', 'a.same': 'Vacío', 'a.named': 'Tu celular, {nombre}', 'a.more': 'Más' },
      madeFrom: { ...madeFrom(spanish), 'a.old': sourceHash('El equipo') },
      isVariety: true,
    })
    expect(findings).toEqual([
      { key: 'a.old', problem: 'out-of-date' },
      { key: 'a.same', problem: 'same' },
      { key: 'a.named', problem: 'other-arguments' },
      { key: 'a.more', problem: 'extra' },
    ])
  })

  test('falls back from a variety to its language, and from a language to English', () => {
    expect(languagesUnder('es-419')).toEqual(['en', 'es'])
    expect(languagesUnder('ar')).toEqual(['en'])
    expect(languagesUnder('en')).toEqual([])
    const [spain, latinAmerica] = ['es', 'es-419'].map((tag) => flatMessages(messagesIn(tag)))
    expect(spain?.['policy.what.video']).toBe('Herramientas de vídeo')
    expect(latinAmerica?.['policy.what.video']).toBe('Herramientas de video')
    expect(latinAmerica?.['teams.title']).toBe(spain?.['teams.title'])
  })
})

test('a text that was not translated stands in English with a mark, and can be said', () => {
  const english = { greeting: 'Hello, {name}', forms: { save: 'Save', cancel: 'Cancel' } }
  const messages = inLayers([english, { forms: { save: 'Guardar' } }, { forms: { save: 'Grabar' } }])
  const say = createTranslator({ locale: 'es', messages }) as (key: string, values?: Record<string, string>) => string
  expect(say('forms.save')).toBe('Grabar')
  expect(say('forms.cancel')).toBe('\u2066Cancel\u2069 (en)')
  expect(say('greeting', { name: 'Amal' })).toBe('\u2066Hello, Amal\u2069 (en)')
})

describe('the language of a browser', () => {
  test.for([
    ['es-MX,es;q=0.9,en;q=0.8', 'es-419'],
    ['es-419,es;q=0.9', 'es-419'],
    ['es;q=0.9,es-CO;q=0.8', 'es'],
    ['es-ES,es-AR;q=0.9', 'es'],
    ['en;q=0.2,es-CL;q=0.7', 'es-419'],
    ['es-GQ', 'es'],
    ['ES-pe', 'es-419'],
    ['es-MX;q=0,ar', 'ar'],
    ['*', 'en'],
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
    expect(languageOf('en-US').tag).toBe('en')
    for (const tag of ['es-419', 'es-MX', 'es-CO', 'es-AR', 'es-Latn-UY']) expect(languageOf(tag).tag).toBe('es-419')
    for (const tag of ['es', 'es-ES', 'es-PH']) expect(languageOf(tag).tag).toBe('es')
    expect(languageOf('xx').tag).toBe('en')
  })
})
