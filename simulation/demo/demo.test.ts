import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { type Duties, dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { demoClinician, ensureDemo } from './make-demo.ts'

const now = new Date('2026-06-10T10:00:00Z')
const passwordHash = { known: 'unusable', unknown: 'unusable' }

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const opened = await openOwner(testDatabase.ownerUrl)
  owner = opened.owner
  close = opened.close
  await ensureDemo(owner, { now, passwordHash })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

async function dutiesOf(email: string): Promise<Duties> {
  const { id: personId, organisationId } = await owner.person.findUniqueOrThrow({ where: { email } })
  const duties = await dangerouslyDutiesOfPerson({ organisationId, personId })
  if (duties === null) throw new Error(`${email} cannot act`)
  return duties
}

describe('the demo organisation', () => {
  test('is made once', async () => {
    expect(await ensureDemo(owner, { now, passwordHash })).toBe('there already')
    expect(await owner.organisation.count()).toBe(1)
    expect(await owner.team.count()).toBe(6)
    expect(await owner.person.count()).toBe(62)
  })

  test('has something for its clinician to do: a module, one under way, and a follow-up', async () => {
    const { clinician } = await dutiesOf(demoClinician)
    if (clinician === null) throw new Error('The demo has no clinician')
    const { toDo, underWay, done } = await listEnrolments(clinician, { now })
    expect(toDo.length).toBeGreaterThan(0)
    expect(underWay.length).toBeGreaterThan(0)
    expect(done.length).toBeGreaterThan(3)
    expect((await ownFollowUps(clinician, { now })).open).not.toBeNull()
  })

  test('shows its manager every status', async () => {
    const { manager } = await dutiesOf('manager@demo.curtain.example')
    if (manager === null) throw new Error('The demo has no manager')
    const { id } = await owner.team.findFirstOrThrow({ where: { name: 'Medicine' } })
    const report = await teamReport(manager, id, { now })
    const cells = report?.people.flatMap(({ cells: own }) => own) ?? []
    const counts = Map.groupBy(cells, ({ status }) => status)
    expect([...counts.keys()].sort()).toEqual(
      ['developing', 'does-not-understand-yet', 'faded', 'not-enough-evidence', 'shown-so-far', 'understands'].sort(),
    )
    expect(report?.people.length).toBe(31)
  })
})
