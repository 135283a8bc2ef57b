import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type FormAction, notSent } from '#domain/forms/form-state.ts'
import { judgeRows } from '#domain/people-import/judge-rows.ts'
import { addressOf } from '#domain/provisioning/user-document.ts'
import { readClaims } from '#domain/sign-on/read-claims.ts'
import { childEnvironment } from '#platform/env.ts'
import { owner, setUpOwner, testDatabase } from '#simulation/testing/set-up.ts'
import { forgotPassword } from './account-actions.ts'
import { personFields } from './fields.ts'
import { enter, giveEmail } from './sign-in-actions.ts'

/** Whatever door an address comes in by: what one takes none refuses, and all keep the same of it. */

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
const readers: Readonly<Record<string, (typed: string) => string | null>> = {
  'the forms that invite and correct a person': (typed) => personFields.email.safeParse(typed).data ?? null,
  'a file of people': (typed) => {
    const table = {
      columns: ['email', 'givenName', 'profession'] as const,
      rows: [{ row: 2, fields: [typed, 'Ana', 'Nurse'] }],
    }
    const nobody = { people: [], teams: [], unknownTeams: 'refuse' as const }
    const [judged] = judgeRows(table, { ...nobody, languages: [] })
    return judged?.verdict === 'created' ? judged.person.email : null
  },
  'a directory': (typed) => addressOf({ userName: typed, active: true }),
  'a provider of single sign-on': (typed) =>
    readClaims({ iss: 'https://login.example', sub: 'a1', email: typed }, {}, { groupClaim: '' }).email,
}

describe.each(Object.entries(readers))('%s', (_name, read) => {
  test.each(addresses)('%j is %j', (typed, address) => {
    expect(read(typed)).toBe(address)
  })
})

/** Whether a form that nobody has to be signed in for finds no fault with the address itself. */
async function takes(action: FormAction, email: string): Promise<boolean> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ email, password: 'seven quiet herons' })) form.set(name, value)
  // What is taken goes on to the request's headers, which are not there.
  const state = await action(notSent, form).catch(() => null)
  return state?.problems.some(({ field }) => field === 'email') !== true
}

test.each([
  ['signing in', enter],
  ['the first step of signing in', giveEmail],
  ['a forgotten password', forgotPassword],
])('%s takes the same addresses', async (_name, action) => {
  for (const [typed, address] of addresses)
    expect([typed, await takes(action, typed)]).toEqual([typed, address !== null])
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
  const tried = addresses.filter(([typed]) => /Ruiz|mailto|hospital$|é|,/.test(typed))

  test('takes the same addresses, and keeps the same of them', async () => {
    expect(tried).toHaveLength(5)
    for (const [typed, address] of tried)
      expect(await create(typed)).toContain(
        address === null ? 'must be an e-mail address' : `${address} chooses a password here`,
      )
    const kept = await owner.person.findMany({ select: { email: true } })
    expect(kept.map(({ email }) => email).sort()).toEqual(tried.flatMap(([, address]) => address ?? []).sort())
  })
})
