import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#platform/database/connection.ts'
import { home, owner, setUpHome, testDatabase } from '#simulation/testing/set-up.ts'
import { actOnPeople } from './people/act-on-people.ts'
import { changePerson } from './people/change-person.ts'
import { createUser } from './provisioning/create-user.ts'
import type { Clinician } from './viewer.ts'

/** What others do to somebody at the moment in which they are erased brings nothing back. */

const now = new Date('2026-06-01T10:00:00Z')
setUpHome()

let erasing: pg.Client

beforeAll(async () => {
  erasing = await connect(testDatabase.ownerUrl)
})
afterAll(async () => {
  await erasing.end()
})

/** Erases someone, and ends that only when what is done meanwhile waits for it. */
async function meanwhile<Result>({ personId }: Clinician, act: () => Promise<Result>): Promise<Result> {
  const { organisationId } = home
  const data = { status: 'suspended', leftAt: now } as const
  await owner.person.updateMany({ where: { organisationId, id: personId }, data })
  await erasing.query('BEGIN')
  await erasing.query(`SELECT set_config('app.organisation_id', $1, true)`, [organisationId])
  const values = [home.administrator.personId, personId, now]
  const { rows } = await erasing.query(`SELECT erase_person($1, $2, 'Asked', 'Nobody', $3) AS records`, values)
  expect(rows).toEqual([{ records: 0 }])
  const result = act()
  for (let tries = 0; tries < 1500 && !(await isWaiting()); tries += 1) await setTimeout(20)
  expect(await isWaiting()).toBe(true)
  await erasing.query('COMMIT')
  return result
}

async function isWaiting(): Promise<boolean> {
  const { rows } = await erasing.query(
    `SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid`,
  )
  return rows.length > 0
}

const whoIsLeft = ({ personId }: Clinician) => owner.person.findFirstOrThrow({ where: { id: personId } })
const nobody = { givenName: 'Nobody', familyName: '', status: 'suspended', leftAt: now }

test('an administrator who saves their details finds nobody', async () => {
  const [leaver] = home.wardClinicians
  const person = await whoIsLeft(leaver)
  const { givenName, familyName, profession, email } = person
  const details = { givenName, familyName: `${familyName}-Other`, profession, email, roles: ['clinician' as const] }
  const save = () => changePerson(home.administrator, { personId: leaver.personId, ...details }, { now })
  expect(await meanwhile(leaver, save)).toEqual({ ok: false, problem: 'not-found' })
  expect(await whoIsLeft(leaver)).toMatchObject(nobody)
})

test('an administrator who lets them come back finds nobody', async () => {
  const [, leaver] = home.wardClinicians
  const selection = { these: 'chosen', personIds: [leaver.personId] } as const
  const comeBack = () =>
    actOnPeople(home.administrator, { act: { kind: 'come-back' }, selection, expected: 1 }, { now })
  await meanwhile(leaver, comeBack)
  expect(await whoIsLeft(leaver)).toMatchObject(nobody)
})

test('a directory that sends them makes somebody new', async () => {
  const [leaver] = home.bayClinicians
  const { email, givenName, familyName } = await whoIsLeft(leaver)
  const provider = { organisationId: home.organisationId, personId: null, tokenId: leaver.personId } as never
  const user = {
    userName: email,
    active: true,
    name: { givenName, familyName },
    emails: [{ value: email, primary: true }],
  }
  const at = { now, invites: false, languageOf: () => 'en' }
  expect(await meanwhile(leaver, () => createUser(provider, user, at))).toMatchObject({ ok: true })
  expect(await whoIsLeft(leaver)).toMatchObject(nobody)
  const [anew] = await owner.person.findMany({ where: { email } })
  expect(anew?.id).not.toBe(leaver.personId)
  expect(await owner.scimUser.findMany({ where: { organisationId: home.organisationId } })).toMatchObject([
    { personId: anew?.id },
  ])
})
