import { describe, expect, test } from 'vitest'
import { readClaims as readClaimsAnd } from './read-claims.ts'

const readClaims = (...documents: [object, object]) =>
  readClaimsAnd({ ...documents[0] }, { ...documents[1] }, { groupClaim: '' })
const token = { iss: 'https://login.one.example', sub: 'a1' }

describe('an address and whether it is verified', () => {
  test('are of the token where it names one, and of userinfo where it does not', () => {
    const mine = { email: 'Ada@One.example', email_verified: true }
    expect(readClaims({ ...token, ...mine }, {})).toMatchObject({ email: 'ada@one.example', emailIsVerified: true })
    expect(readClaims(token, mine)).toMatchObject({ email: 'ada@one.example', emailIsVerified: true })
  })

  test('are never of two sources', () => {
    const verifiedClaims = [{ email_verified: true }, { xms_edov: '1' }]
    for (const yes of verifiedClaims) {
      expect(readClaims({ ...token, email: 'ada@one.example' }, yes)).toMatchObject({ emailIsVerified: false })
      expect(readClaims({ ...token, ...yes }, { email: 'ada@one.example' })).toMatchObject({ emailIsVerified: false })
    }
    const unverifiedClaims = { email: 'ada@one.example', email_verified: false }
    expect(readClaims({ ...token, email_verified: true }, unverifiedClaims)).toMatchObject({ emailIsVerified: false })
  })
})

test('a name is of whole characters, however long it is', () => {
  const long = `${'a'.repeat(199)}😀 Byron`
  const { givenName, familyName } = readClaims({ ...token, given_name: long, family_name: 'By\u0000ron\uD800' }, {})
  expect(givenName.isWellFormed()).toBe(true)
  expect(givenName).toBe('a'.repeat(199))
  expect(familyName).toBe('By ron')
})
