import { expect, test } from 'vitest'
import { inLanguage } from './in-language.ts'

test('a thing is put into words once in each language, and another thing anew', () => {
  const calls: string[] = []
  const say = inLanguage(({ id }: { id: string }, language) => {
    calls.push(`${id} ${language}`)
    return { said: `${id} in ${language}` }
  })
  const thing = { id: 'tools' }
  expect(say(thing, 'en')).toBe(say(thing, 'en'))
  expect(say(thing, 'es')).toEqual({ said: 'tools in es' })
  expect(say({ id: 'tools' }, 'en')).toEqual({ said: 'tools in en' })
  expect(calls).toEqual(['tools en', 'tools es', 'tools en'])
})
