import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeUser } from './change-user.ts'
import { ProviderError } from './provider-error.ts'
import { readFilter } from './read-filter.ts'
import { addressOf, readUser } from './user-document.ts'

const user = readUser({ userName: 'amira@hospital.example', emails: [{ value: 'a@hospital.example', primary: true }] })

const attributes = ['userName', 'active', 'title', 'emails', 'name', 'name.givenName', 'emails.value', '__proto__']
const paths = fc.oneof(
  fc.constantFrom(
    ...attributes,
    'constructor.prototype.polluted',
    '__proto__.polluted',
    'emails[type eq "home"].value',
    'emails[__proto__ eq "x"].value',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  ),
  fc.string(),
)
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')),
)
const operation = fc.record(
  { op: fc.constantFrom('add', 'replace', 'remove'), path: paths, value: values },
  { requiredKeys: ['op'] },
)

describe('a change of a user', () => {
  test('is a user again or is refused, reaches nothing else, and leaves the one before as it was', () => {
    const before = JSON.stringify(user)
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 5 }), (operations) => {
        try {
          const result = changeUser(user, operations)
          expect(readUser(result)).toEqual(result)
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError)
        }
        expect(Object.keys(Object.prototype)).toEqual([])
        expect('polluted' in {}).toBe(false)
        expect(JSON.stringify(user)).toBe(before)
      }),
    )
  })

  test('says the same twice where an address is replaced', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (value) => {
        const replace = { op: 'replace', path: 'emails[type eq "work"].value', value } as const
        const once = changeUser(user, [replace])
        expect(changeUser(once, [replace])).toEqual(once)
      }),
    )
  })

  test('has one primary address, the newest', () => {
    const addition = { op: 'add', path: 'emails', value: [{ value: 'b@hospital.example', primary: true }] } as const
    expect(addressOf(changeUser(user, [addition]))).toBe('b@hospital.example')
  })
})

test('a filter without quotes is read as one with them', () => {
  expect(readFilter('a eq Employee and (b co x.com or c gt 2015-10-10T14:38:21-07:00)')).toEqual(
    readFilter('a eq "Employee" and (b co "x.com" or c gt "2015-10-10T14:38:21-07:00")'),
  )
  expect(readFilter('a eq "eq b" and c eq true')).toMatchObject({
    filters: [{ compValue: 'eq b' }, { compValue: true }],
  })
})
