import { expect, test } from 'vitest'
import { readAttributes } from './read-attributes.ts'

const issuer = 'https://login.one.example'
const persistent = { value: 'a1', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' }
const transient = { value: '_x', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }
const none = { groupClaim: '' }
const how = { authenticatedSeconds: 1_780_308_000, strength: 'urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken' }

test.each([
  [
    'Entra ID and ADFS',
    {
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': ['Ada@One.example'],
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': ['Ada'],
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname': ['Byron'],
    },
  ],
  [
    'eduPerson',
    { 'urn:oid:0.9.2342.19200300.100.1.3': ['ada@one.example'], 'urn:oid:2.16.840.1.113730.3.1.241': ['Ada Byron'] },
  ],
  ['Okta', { email: ['ada@one.example'], firstName: ['Ada'], lastName: ['Byron'] }],
])('a person is described as %s does', (_who, attributes) => {
  expect(readAttributes({ issuer, ...how, nameId: persistent, attributes }, none)).toMatchObject({
    ...{ issuer, subject: 'a1', email: 'ada@one.example', emailIsVerified: true, groups: null },
    ...{ givenName: 'Ada', familyName: 'Byron' },
    ...how,
  })
})

test('a name of one session is nobody’s, unless an attribute says who lasts', () => {
  const email = { mail: ['ada@one.example'] }
  expect(readAttributes({ issuer, ...how, nameId: transient, attributes: email }, none)).toBe('subject-changes')
  const lasting = { ...email, 'urn:oasis:names:tc:SAML:attribute:pairwise-id': ['a1@one.example'] }
  expect(readAttributes({ issuer, ...how, nameId: transient, attributes: lasting }, none)).toMatchObject({
    subject: 'a1@one.example',
  })
})

test('the name is the address where nothing else is one, and groups are of the attribute that was chosen', () => {
  const nameId = { value: 'ada@one.example', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' }
  const attributes = { 'https://one.example/groups': ['b', 'a'], groups: ['c'] }
  expect(
    readAttributes({ issuer, ...how, nameId, attributes }, { groupClaim: 'https://one.example/groups' }),
  ).toMatchObject({
    email: 'ada@one.example',
    groups: { came: 'groups', values: ['a', 'b'] },
  })
  expect(readAttributes({ issuer, ...how, nameId, attributes }, { groupClaim: 'roles' })).toMatchObject({
    groups: { came: 'nothing', problem: 'missing' },
  })
})
