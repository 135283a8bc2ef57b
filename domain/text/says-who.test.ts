import { expect, test } from 'vitest'
import { saysWho } from './says-who.ts'

const person = { givenName: 'Will', familyName: 'Ng', email: 'will.ng@hospital.example', externalId: 'E-7' }

test.each(['Mr NG asked', 'asked by will.ng@hospital.example', 'No. E-7 left'])('%s says who', (text) => {
  expect(saysWho(text, person)).toBe(true)
})

test.each(['They will be gone', 'Asking was enough', ''])('%s does not', (text) => {
  expect(saysWho(text, { ...person, externalId: null })).toBe(false)
})

test('says who has one name', () => {
  expect(saysWho('Sukarno asked', { ...person, givenName: 'Sukarno', familyName: '' })).toBe(true)
})

test.each([
  ['Nunez lo pide', true],
  ['lo pide la señora GARCÍA', true],
  ['lo pide Nu\u0301n\u0303ez', true],
  ['se va de la plantilla', false],
])('%s, of García de la Núñez: %s', (text, says) => {
  expect(saysWho(text, { ...person, familyName: 'García de la Núñez' })).toBe(says)
})
