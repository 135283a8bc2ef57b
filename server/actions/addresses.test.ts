import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { type FormAction, initialFormState } from '#domain/forms/form-state.ts'
import { judgeRows } from '#domain/people-import/judge-rows.ts'
import { addressOf } from '#domain/provisioning/user-document.ts'
import { readClaims } from '#domain/sign-on/read-claims.ts'
import { languageOf } from '#i18n/languages.ts'
import { childEnvironment } from '#platform/env.ts'
import type * as language from '#server/language.ts'
import { owner, setUpOwner, testDatabase } from '#simulation/testing/set-up.ts'
import { forgotPassword } from './account-actions.ts'
import { personFields } from './fields.ts'
import { enter, giveEmail } from './sign-in-actions.ts'

/** Whatever door an address comes in by: what one takes none refuses, and all keep the same of it. */

// Here is no request that has a language.
vi.mock('#server/language.ts', async (original) => ({
  ...(await original<typeof language>()),
  languageOfRequest: async () => languageOf('en'),
}))

setUpOwner()

const addresses: readonly (readonly [string, string | null])[] = [
  ['ana@hospital.example', 'ana@hospital.example'],
  [' Ana.Ruiz@Hospital.EXAMPLE ', 'ana.ruiz@hospital.example'],
  ['\u200Bana-2@hospital.example', 'ana-2@hospital.example'],
  ['mailto:ana+3@hospital.example', 'ana+3@hospital.example'],
  ['ana', null],
  ['ana@', null],
  ['ana@hospital', null],
  ['a na@hospital.example', null],
  ['ana@hospital..example', null],
  ['josé@hospital.example', null],
  ['ana@hospital.example, bo@hospital.example', null],
  [`${'a'.repeat(250)}@b.example`, null],
]

/** What a door keeps of an address; null where it refuses it. */
const readers: Readonly<Record<string, (input: string) => string | null>> = {
  'the forms that invite and correct a person': (input) => personFields.email.safeParse(input).data ?? null,
  'a file of people': (input) => {
    const table = {
      columns: ['email', 'givenName', 'profession'] as const,
      rows: [{ row: 2, fields: [input, 'Ana', 'Nurse'] }],
    }
    const nobody = { people: [], teams: [], unknownTeams: 'refuse' as const }
    const [row] = judgeRows(table, { ...nobody, languages: [] })
    return row?.verdict === 'created' ? row.person.email : null
  },
  'a directory': (input) => addressOf({ userName: input, active: true }),
  'a provider of single sign-on': (input) =>
    readClaims({ iss: 'https://login.example', sub: 'a1', email: input }, {}, { groupClaim: '' }).email,
}

describe.each(Object.entries(readers))('%s', (_name, read) => {
  test.each(addresses)('%j is %j', (input, address) => {
    expect(read(input)).toBe(address)
  })
})

/** Whether a form that nobody has to be signed in for finds no fault with the address itself. */
async function takes(action: FormAction, email: string): Promise<boolean> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ email, password: 'seven quiet herons' })) form.set(name, value)
  // What is taken goes on to the request's headers, which are not there.
  const state = await action(initialFormState, form).catch(() => null)
  return state?.problems.some(({ field }) => field === 'email') !== true
}

test.each([
  ['signing in', enter],
  ['the first step of signing in', giveEmail],
  ['a forgotten password', forgotPassword],
])('%s takes the same addresses', async (_name, action) => {
  for (const [input, address] of addresses)
    expect([input, await takes(action, input)]).toEqual([input, address !== null])
})

describe('npm run admin:create', () => {
  const root = join(import.meta.dirname, '../..')
  const create = (email: string) =>
    promisify(execFile)(
      process.execPath,
      ['scripts/admin-create.ts', '--organisation', `Of ${email}`, '--email', email, '--given-name', 'Ana'],
      { cwd: root, env: childEnvironment({ DATABASE_URL: testDatabase.ownerUrl }) },
    ).then(
      ({ stdout }) => stdout,
      ({ stderr }) => String(stderr),
    )

  // Each starts a process: those that another rule would take for what they are not.
  const examples = addresses.filter(([input]) => /Ruiz|mailto|hospital$|é|,/.test(input))

  test('takes the same addresses, and keeps the same of them', async () => {
    expect(examples).toHaveLength(5)
    for (const [input, address] of examples)
      expect(await create(input)).toContain(
        address === null ? 'must be an e-mail address' : `${address} chooses a password here`,
      )
    const people = await owner.person.findMany({ select: { email: true } })
    expect(people.map(({ email }) => email).sort()).toEqual(examples.flatMap(([, address]) => address ?? []).sort())
  })
})
