import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { compiledMessagesIn } from './compiled-messages.ts'
import { languages } from './languages.ts'
import { messagesIn } from './messages.ts'
import { sayIn } from './say.ts'
import { flatMessages } from './translated-messages.ts'

/** Counts of every plural that a language has, and what a text may be told besides. */
const counts = [0, 1, 2, 3, 11, 1234.5]

test.for([...languages])('a compiled text of $name says what the text says', ({ tag, locale }) => {
  const messages = messagesIn(tag)
  const failures: string[] = []
  const sayWhole = createTranslator({
    locale,
    messages,
    timeZone: 'UTC',
    onError: (error) => failures.push(error.message),
  }) as (key: string, values: Record<string, unknown>) => string
  const say = sayIn({ tag, locale })
  const different: string[] = []
  for (const [key, text] of Object.entries(flatMessages(messages))) {
    // What has tags is said with elements, which only a page has.
    if (/<\w+>/.test(text)) continue
    const names = [...text.matchAll(/\{\s*(\w+)/g)].map(([, name = '']) => name)
    for (const count of names.length === 0 ? [0] : counts) {
      const values = Object.fromEntries(names.map((name) => [name, valueFor(name, text, count)]))
      const whole = sayWhole(key, values)
      const compiledText = say(key, values)
      if (compiledText !== whole) different.push(`${key}: “${compiledText}” is not “${whole}”`)
    }
  }
  expect(failures).toEqual([])
  expect(different).toEqual([])
})

test('a text that nobody wrote is refused by its key', () => {
  expect(() => sayIn({ tag: 'en', locale: 'en-GB' })('mail.no-such-text')).toThrow('mail.no-such-text')
})

test('a text that is compiled once is the same one afterwards', () => {
  expect(compiledMessagesIn('es')).toBe(compiledMessagesIn('es'))
})

/** A number where the text counts or measures, one of the choices where it chooses, and else a word. */
function valueFor(name: string, text: string, count: number): string | number {
  const used = (kind: string) => new RegExp(`\\{\\s*${name}\\s*,\\s*${kind}`).test(text)
  if (used('plural') || used('number') || used('selectordinal')) return count
  if (!used('select')) return `word ${count}`
  const selectOptions = [
    ...text.slice(text.search(new RegExp(`\\{\\s*${name}\\s*,\\s*select`))).matchAll(/([\w-]+)\s*\{/g),
  ]
  return selectOptions[Math.floor(count) % Math.max(1, selectOptions.length)]?.[1] ?? 'other'
}
