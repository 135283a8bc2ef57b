import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { languages } from './languages.ts'
import { messagesIn } from './messages.ts'
import { flatMessages } from './translated-messages.ts'

// In a text that is read from right to left, "50 %" with a plain space is shown as "% 50": the bidirectional algorithm
// lets go of the sign. Intl holds it to its number with marks that cannot be seen, and so do our texts.
describe.for(languages.filter(({ direction }) => direction === 'rtl'))('in $name', ({ tag, locale }) => {
  test('a percentage of the interface is written as Intl writes it', () => {
    const say = createTranslator({ locale, messages: messagesIn(tag) }) as (key: string, values: object) => string
    const asIntl = new Intl.NumberFormat(locale, { style: 'percent' })
    expect(say('interface.percent', { value: 100 })).toBe(asIntl.format(1))
    expect(say('clinician.history.axis', { value: 50 })).toBe(asIntl.format(0.5))
  })

  test('each percent sign after a number is written so, in the interface and in the content', async () => {
    const texts = Object.entries(flatMessages(messagesIn(tag)))
    for await (const file of glob(`content/translations/${tag}/**/*.yaml`)) {
      texts.push([file, readFileSync(file, 'utf8')])
    }
    expect(texts.length).toBeGreaterThan(1000)
    const findings = texts.map(([place, text]) => [place, withOtherSign(text, signOf(locale))] as const)
    expect(findings.filter(([, otherSigns]) => otherSigns.length > 0)).toEqual([])
  })

  test('a sign after a space, or without its marks, is found', () => {
    const sign = signOf(locale)
    expect(
      withOtherSign(`50 %, 50\u00a0%, 3%, {value, number} %, #%, 80${sign}, {value, number}${sign}`, sign),
    ).toEqual(['50 %', '50\u00a0%', '3%', '{value, number} %', '#%'])
  })
})

/** How a locale writes the sign, with what stands between it and the number. */
function signOf(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'percent' }).formatToParts(0.5)
  return parts
    .filter(({ type }) => type === 'literal' || type === 'percentSign')
    .map(({ value }) => value)
    .join('')
}

/** The numbers and placeholders of a text that another percent sign follows. */
function withOtherSign(text: string, sign: string): string[] {
  const numbers = text.matchAll(/(?:\d+|#|\{[^{}]*\})([^\p{L}\p{N}{}]?[%٪]\p{Cf}?)/gu)
  return [...numbers].filter(([, otherSigns]) => otherSigns !== sign).map(([whole]) => whole)
}

// English and Spanish set a space before the sign. A plain one would let the sign begin a line.
test.for(languages.filter(({ direction }) => direction === 'ltr'))(
  'in $name no percent sign begins a line',
  ({ tag }) => {
    const texts = Object.entries(flatMessages(messagesIn(tag)))
    expect(texts.filter(([, text]) => /[\d}#] %/u.test(text)).map(([key]) => key)).toEqual([])
  },
)
