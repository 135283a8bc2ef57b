import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { dangerouslyLogFailedSignIn } from '#data/people/log-failed-sign-in.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { slug, textOf } from '#data/strangers.testing.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { csvRecords } from '#platform/csv/read-csv.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { exportAuditTrail } from './export-audit-trail.ts'
import type { AuditSearch } from './internal/audit-search.ts'
import { listAuditEvents } from './list-audit-events.ts'

/** The trail with what is looked for in it, as the web process: what is not in its own name it cannot write. */

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let home: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase({ as: 'web' })
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  home = await makeTestOrganisation(owner, 'searched')
  const { administrator, teams, bayClinicians, wardClinicians } = home
  const now = new Date()
  const dueOn = new Date('2027-12-12')
  await createAssignment(
    administrator,
    { modules: [slug], audience: { for: 'team', teamId: teams.ward }, dueOn },
    { now },
  )
  await addToTeam(administrator, { personId: bayClinicians[0].personId, teamId: teams.ward, as: 'member' }, { now })
  await owner.person.updateMany({
    where: { id: wardClinicians[0].personId },
    data: { givenName: '=José', familyName: 'Peña' },
  })
  await dangerouslyStartSession(wardClinicians[0], { expiresAt: new Date('2030-01-01'), network: '192.0.2.1' })
  await dangerouslyLogFailedSignIn(wardClinicians[0], { reason: 'wrong-password', network: '192.0.2.9' })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const everything: AuditSearch = { person: '', object: '', moduleSlugs: [], action: null, from: null, until: null }
const actionsOf = async (search: Partial<AuditSearch>) => {
  const { events } = await listAuditEvents(home.administrator, { before: null, search: { ...everything, ...search } })
  return events.map(({ action }) => action)
}

describe('the audit trail', () => {
  test('says what was done to what, and what it changed', async () => {
    const { events } = await listAuditEvents(home.administrator, { before: null })
    expect(events).toMatchObject([
      { action: 'person.sign-in-failed', actor: null, subject: '=José Peña', detail: { reason: 'wrong-password' } },
      { action: 'person.signed-in', actor: '=José Peña' },
      { action: 'team.member-added', subject: 'Ward', other: expect.stringMatching(/./) },
      { action: 'assignment.created', modules: [slug], asked: 'Ward', dueOn: '2027-12-12' },
      { action: 'organisation.created' },
    ])
  })

  test('is searched by who did it or whom it was done to', async () => {
    expect(await actionsOf({ person: 'jose pena' })).toEqual(['person.sign-in-failed', 'person.signed-in'])
    expect(await actionsOf({ person: 'nobody at all' })).toEqual([])
  })

  test('is searched by what it was done to: a team, or a module that is asked', async () => {
    expect(await actionsOf({ object: 'ward' })).toEqual(['team.member-added', 'assignment.created'])
    expect(await actionsOf({ object: 'no such thing', moduleSlugs: [slug] })).toEqual(['assignment.created'])
  })

  test('is searched by act and by day', async () => {
    expect(await actionsOf({ action: 'team.member-added' })).toEqual(['team.member-added'])
    const [day = ''] = new Date().toISOString().split('T')
    expect(await actionsOf({ until: '2001-01-01' })).toEqual([])
    expect(await actionsOf({ from: day, action: 'team.member-added' })).toEqual(['team.member-added'])
  })

  test('is exported whole, oldest first, as a table without formulas and as an object a line', async () => {
    const now = new Date()
    const table = csvRecords(await textOf(await exportAuditTrail(home.administrator, { now, as: 'csv', search: null })))
    expect(table[0]?.fields.slice(0, 3)).toEqual(['place', 'at', 'action'])
    expect(table.map(({ fields }) => fields[2])).toContain('person.sign-in-failed')
    expect(table.flatMap(({ fields }) => fields)).toContain("'=José Peña")
    const lines = await textOf(await exportAuditTrail(home.administrator, { now, as: 'json-lines', search: null }))
    const events = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events.map(({ place }) => place)).toEqual(events.map((_, index) => index + 1))
    const eventOf = (action: string) => events.find((event) => event.action === action)
    expect(eventOf('team.member-added')).toMatchObject({ subject_type: 'team', subject: 'Ward' })
    expect(eventOf('organisation.created')).toMatchObject({ subject_type: 'organisation', subject: 'searched' })
    expect(eventOf('person.sign-in-failed')).toMatchObject({ actor_id: null, actor: null, subject: '=José Peña' })
    expect(events.at(-1)).toMatchObject({ action: 'data.exported', actor_id: home.administrator.personId })
  })
})
