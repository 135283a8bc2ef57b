import { expect, test } from 'vitest'
import { hasEachWord } from './words-in.ts'

test.each([
  ['The wrong Mrs Khan', 'khan wrong', true],
  ['The wrong Mrs Khan', 'khan right', false],
  ['Señora Núñez', 'nunez', true],
  ['Straße', 'STRASSE', true],
  ['المكالمة التي انقطعت', 'المكالمه', true],
  ['Anything', '  ', true],
])('%s, searched for “%s”: %s', (text, search, has) => {
  expect(hasEachWord(text, search)).toBe(has)
})
