import { describe, expect, it } from 'vitest'
import { directionOf } from './direction.ts'
import { isAtHome } from './words.tsx'

describe('a text on a page', () => {
  it.each([
    ['en', 'en', true],
    ['en', 'en-GB', true],
    ['en', 'es', false],
    ['es', 'en-GB', false],
    ['e', 'en', false],
  ])('in %s on a page in %s: at home %s', (language, page, atHome) => {
    expect(isAtHome({ text: 'x', language }, page)).toBe(atHome)
  })
})

describe('the direction of a language', () => {
  it.each([
    ['ar', 'rtl'],
    ['ar-AE', 'rtl'],
    ['he', 'rtl'],
    ['ur-PK', 'rtl'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
    ['en-GB', 'ltr'],
    ['es', 'ltr'],
  ])('%s is written %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction)
  })
})
