import { expect, test } from 'vitest'
import { fullName, listedName } from './person-name.ts'

const say = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${familyName}, ${givenName}`

test('someone with one name is called by it, without a gap or a comma', () => {
  expect(fullName({ givenName: 'Sukarno', familyName: '' })).toBe('Sukarno')
  expect(listedName({ givenName: 'Sukarno', familyName: '' }, say)).toBe('Sukarno')
})

test('someone with two is called by both', () => {
  expect(fullName({ givenName: 'José', familyName: 'Núñez' })).toBe('José Núñez')
  expect(listedName({ givenName: 'José', familyName: 'Núñez' }, say)).toBe('Núñez, José')
})
