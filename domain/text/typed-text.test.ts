import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EmailAddressSchema } from './email-address.ts'
import { lengthInCharacters, normaliseText, problemOfText } from './typed-text.ts'

describe('what people type', () => {
  test.each([
    ['  Jose\u0301   Nun\u0303ez ', 'José Nuñez'],
    ['\u200Bana@x.example', 'ana@x.example'],
    ['Ward\u00A07\t\nEast', 'Ward 7 East'],
    ['\u202Eevil\u202C', 'evil'],
    ['\uFEFFName', 'Name'],
    ['soft\u00ADhyphen', 'softhyphen'],
    ['a\u{E0061}b', 'ab'],
    ['\u200Dend\u200C', 'end'],
    // Persian needs the joiner inside a word, and a family is one emoji.
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['👩\u200D👧', '👩\u200D👧'],
  ])('%j becomes %j', (input, normal) => {
    expect(normaliseText(input)).toBe(normal)
  })

  test('is the same when it is normalised again', () => {
    const examples = [
      'a',
      'e',
      '\u0301',
      ' ',
      '\t',
      '\u00A0',
      '\u200B',
      '\u200C',
      '\u200D',
      '\u202E',
      '\uFEFF',
      'ب',
      '👩',
      '\uFE0F',
    ]
    const unit = fc.oneof(
      fc.constantFrom(...examples),
      fc.integer({ min: 1, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const once = normaliseText(text)
        expect(normaliseText(once)).toBe(once)
      }),
    )
  })

  test.each([
    ['', 'required'],
    ['\u0301', 'required'],
    ['a\u0000b', 'control-character'],
    ['a\u0007', 'control-character'],
    ['\uD800', 'control-character'],
    ['a'.repeat(201), 'too-long'],
    ['a'.repeat(200), null],
    ['👩‍👩‍👧'.repeat(200), null],
    ['O’Brien-Müller', null],
    ['محمد', null],
  ] as const)('%j: %s', (text, problem) => {
    expect(problemOfText(text, { longest: 200 })).toBe(problem)
  })

  test('is counted as a reader counts', () => {
    expect(lengthInCharacters('é👩‍👧🇪🇸')).toBe(3)
  })
})

describe('an e-mail address', () => {
  test.each([
    [' Ana.Ruiz@Hospital.EXAMPLE ', 'ana.ruiz@hospital.example'],
    ['\u200Bana@hospital.example', 'ana@hospital.example'],
    ['mailto:ana@hospital.example', 'ana@hospital.example'],
  ])('%j is %s', (input, address) => {
    expect(EmailAddressSchema.parse(input)).toBe(address)
  })

  test.each([
    '',
    'ana',
    'ana@',
    'ana@b',
    'a na@hospital.example',
    'ana@hospital.example\u0000',
    `${'a'.repeat(250)}@b.example`,
  ])('%j is none', (input) => {
    expect(EmailAddressSchema.safeParse(input).success).toBe(false)
  })
})
