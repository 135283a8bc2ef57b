import { expect, test } from 'vitest'
import { readGroups } from './read-groups.ts'

const groups = (...values: string[]) => ({ came: 'groups', values })
const nothing = (problem: string) => ({ came: 'nothing', problem })

test.each([
  ['a list, each once and in order', { groups: ['b', 'a', ' b '] }, {}, groups('a', 'b')],
  ['one name, as some providers send a list of one', { groups: 'a' }, {}, groups('a')],
  ['an empty list: the person is in none', { groups: [] }, {}, groups()],
  ['userinfo, where the token has none', {}, { groups: ['a'] }, groups('a')],
  ['the token, where both have some', { groups: ['a'] }, { groups: ['b'] }, groups('a')],
  ['neither', {}, { roles: ['a'] }, nothing('missing')],
  ['null', { groups: null }, {}, nothing('missing')],
  ['what everything inherits', Object.create({ groups: ['a'] }), {}, nothing('missing')],
  ['Entra ID with too many', { _claim_names: { groups: 'src1' }, _claim_sources: {} }, {}, nothing('too-many')],
  ['Entra ID with too many, otherwise', { hasgroups: true }, {}, nothing('too-many')],
  [
    'Entra ID with too many, in SAML',
    { 'http://schemas.microsoft.com/claims/groups.link': 'https://graph' },
    {},
    nothing('too-many'),
  ],
  ['more than anyone is in', { groups: Array.from({ length: 1001 }, (_, at) => `${at}`) }, {}, nothing('too-many')],
  ['a list with something else in it', { groups: ['a', { name: 'b' }] }, {}, nothing('unreadable')],
  ['a name of control characters', { groups: ['a\u0000'] }, {}, nothing('unreadable')],
  ['a name without end', { groups: ['a'.repeat(256)] }, {}, nothing('unreadable')],
])('groups are of %s', (_what, token, userInfo, expected) => {
  expect(readGroups('groups', [token, userInfo])).toEqual(expected)
})

test('a claim is found by its whole name before its path', () => {
  const token = { 'https://one.example/groups': ['a'], realm_access: { roles: ['b'] }, 'realm_access.roles': ['c'] }
  expect(readGroups('https://one.example/groups', [token])).toEqual(groups('a'))
  expect(readGroups('realm_access.roles', [token])).toEqual(groups('c'))
  expect(readGroups('realm_access.roles', [{ realm_access: token.realm_access }])).toEqual(groups('b'))
  expect(readGroups('__proto__.roles', [token])).toEqual(nothing('missing'))
})
