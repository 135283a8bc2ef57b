import { describe, expect, it } from 'vitest'
import type { AnswerTell } from './annotated-content.ts'
import { isQuoted, languageWords, tellWords } from './tell-words.ts'

const say = (key: string, values?: object) => [key, ...Object.values(values ?? {})].join(' ')
const tell = (kind: AnswerTell['kind'], what: string) => tellWords({ kind, what, language: 'es', in: 'key' }, say, 'en')

describe('what gives an answer away', () => {
  it.each([
    ['word', 'llamar', 'llamar'],
    ['pair', '^ llamar', 'llamar …'],
    ['pair', 'ahora $', '… ahora'],
    ['pair', 'llamar ahora', 'llamar ahora'],
    ['beginning', 'preg', 'preg…'],
  ] as const)('%s %s is said in the words of its language', (kind, what, text) => {
    expect(tell(kind, what)).toEqual({ text, language: 'es' })
    expect(isQuoted({ kind, what, language: 'es', in: 'key' })).toBe(true)
  })

  it.each([
    ['shape', 'longest', 'floor.shape.longest'],
    ['shape', 'begins-alone', 'floor.shape.begins-alone'],
    ['shape', 'sentences-2', 'floor.shape.sentences 2'],
    ['shape', 'length--3', 'floor.shape.length--1'],
    ['shape', 'length-2', 'floor.shape.length-1'],
    ['shape', 'length-0', 'floor.shape.length-0'],
    ['place', '2', 'floor.place 2'],
    ['place', 'last', 'floor.last'],
  ] as const)('%s %s is said in the language of the reader', (kind, what, text) => {
    expect(tell(kind, what)).toEqual({ text, language: 'en' })
    expect(isQuoted({ kind, what, language: 'es', in: 'key' })).toBe(false)
  })

  it('names the language in the language of the reader', () => {
    expect(languageWords('ar', 'es')).toBe('árabe')
  })
})
