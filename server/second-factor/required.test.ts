import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { listNotices } from '#data/notices/list-notices.ts'
import { changeOwnPassword } from '#data/people/change-own-password.ts'
import { dangerouslyFindSettingUp } from '#data/people/find-setting-up.ts'
import { lendView } from '#data/people/lend-view.ts'
import { resetSecondFactor } from '#data/people/remove-second-factor.ts'
import { changeFactorRule, findFactorSettings } from '#data/people/required-factor.ts'
import { dangerouslyStartSession, type WayIn } from '#data/people/start-session.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dutiesOfSession, type Viewer } from '#data/viewer.ts'
import type { FactorRule } from '#domain/sessions/factor-rule.ts'
import { hashPassword } from '#platform/password.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { later, password, setUp, start } from './set-up.testing.ts'

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let organisation: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  organisation = await makeTestOrganisation(owner, `required-${randomUUID()}`, {
    passwordHash: await hashPassword(password),
  })
})
afterEach(async () => {
  const { organisationId: id } = organisation
  const none = { factorAdministratorsFrom: null, factorManagersFrom: null, factorCliniciansFrom: null }
  await owner.organisation.update({ where: { id }, data: none })
  await owner.secondFactor.deleteMany({ where: { organisationId: id } })
  await owner.notice.deleteMany({ where: { organisationId: id } })
})
afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const nobody: FactorRule = { administrator: null, manager: null, clinician: null }
const today = new Date('2026-06-01T00:00:00Z')
const tomorrow = new Date('2026-06-02T00:00:00Z')

/** The test organisation lives by UTC. */
async function requireOf(rule: Partial<FactorRule>, seenVersion?: string) {
  return changeFactorRule(
    organisation.administrator,
    { rule: { ...nobody, ...rule }, ...(seenVersion === undefined ? {} : { seen: seenVersion }) },
    { now: start },
  )
}

async function sessionOf({ organisationId, personId }: Viewer, how: WayIn = {}) {
  const expiresAt = later(7 * 24 * 60 * 60)
  const session = await dangerouslyStartSession(
    { organisationId, personId },
    { expiresAt, network: '203.0.113.7', how, now: start },
  )
  return { organisationId, ...session }
}

type Session = Awaited<ReturnType<typeof sessionOf>>
const isLetIn = async (session: Session, now = later(60)) => (await dutiesOfSession(session, { now })) !== null
const owes = async (session: Session, now = later(60)) => (await dangerouslyFindSettingUp(session, { now })) !== null

describe('a second factor that is required', () => {
  test('lets who has none in to nothing until it is set up, in the sessions too that they have already', async () => {
    const viewer = organisation.wardManager
    const session = await sessionOf(viewer)
    expect(await isLetIn(session)).toBe(true)
    await requireOf({ manager: today })
    expect([await isLetIn(session), await owes(session)]).toEqual([false, true])
    expect(await dangerouslyFindSettingUp(session, { now: later(60) })).toMatchObject({
      personId: viewer.personId,
      email: viewer.email,
      because: 'rule',
    })
    await setUp(viewer)
    expect([await isLetIn(session), await owes(session)]).toEqual([true, false])
  })

  test('is one role’s alone, from its day on where the organisation is', async () => {
    const [clinician] = organisation.wardClinicians
    const sessions = {
      clinician: await sessionOf(clinician),
      manager: await sessionOf(organisation.bayManager),
      administrator: await sessionOf(organisation.administrator),
    }
    await requireOf({ clinician: tomorrow })
    expect(await isLetIn(sessions.clinician)).toBe(true)
    const midnight = new Date('2026-06-02T00:00:00Z')
    expect(await isLetIn(sessions.clinician, new Date(midnight.getTime() - 1))).toBe(true)
    expect(await isLetIn(sessions.clinician, midnight)).toBe(false)
    expect(await isLetIn(sessions.manager, midnight)).toBe(true)
    expect(await isLetIn(sessions.administrator, midnight)).toBe(true)
    const { organisationId: id } = organisation
    await owner.organisation.update({ where: { id }, data: { timeZone: 'America/New_York' } })
    expect(await isLetIn(sessions.clinician, midnight)).toBe(true)
    await owner.organisation.update({ where: { id }, data: { timeZone: 'UTC' } })
  })

  test('is the provider’s to ask for where they signed in with it, and always their own where they came in past it', async () => {
    const { administrator } = organisation
    await requireOf({ administrator: today })
    expect(await isLetIn(await sessionOf(administrator, { by: 'single-sign-on' }))).toBe(true)
    expect(await isLetIn(await sessionOf(administrator))).toBe(false)
    await requireOf({})
    expect(await isLetIn(await sessionOf(administrator))).toBe(true)
    const past = await sessionOf(administrator, { breakGlass: true })
    expect(await dangerouslyFindSettingUp(past, { now: later(60) })).toMatchObject({ because: 'break-glass' })
    expect(await isLetIn(past)).toBe(false)
  })

  test('is asked of whoever is lent a manager’s view, for as long', async () => {
    const [clinician] = organisation.bayClinicians
    const session = await sessionOf(clinician)
    await requireOf({ manager: today })
    expect(await isLetIn(session)).toBe(true)
    // A view is lent by today's clock.
    const until = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000)
    const lendOutcome = await lendView(organisation.wardManager, { email: clinician.email, until }, { now: new Date() })
    expect(lendOutcome).toBe('lent')
    expect(await isLetIn(session)).toBe(false)
    await owner.lentView.deleteMany({ where: { toId: clinician.personId } })
    expect(await isLetIn(session)).toBe(true)
  })

  test('is asked of a short password, whatever the rule, however its factor was lost', async () => {
    const viewer = organisation.bayManager
    const { organisationId, personId } = viewer
    await setUp(viewer)
    const passwordHash = await hashPassword('rotakiwi')
    await changeOwnPassword(viewer, { passwordHash, isShort: true, now: start })
    const session = await sessionOf(viewer)
    expect(await isLetIn(session)).toBe(true)
    expect(await resetSecondFactor(organisation.administrator, personId, { now: start })).toBe('reset')
    expect(await isLetIn(session)).toBe(false)
    expect(await dangerouslyFindSettingUp(session, { now: later(60) })).toMatchObject({ because: 'short-password' })
    expect(await isLetIn(await sessionOf(viewer, { by: 'single-sign-on' }))).toBe(true)
    await changeOwnPassword(viewer, { passwordHash: await hashPassword(password), isShort: false, now: start })
    expect(await isLetIn(await sessionOf(viewer))).toBe(true)
    expect(await owner.credential.count({ where: { organisationId, personId, isShort: true } })).toBe(0)
  })

  test('ends with the session: who is suspended sets nothing up', async () => {
    const { organisationId, personId } = organisation.wardClinicians[1]
    const session = await sessionOf(organisation.wardClinicians[1])
    await requireOf({ clinician: today })
    expect(await owes(session)).toBe(true)
    const where = { organisationId_id: { organisationId, id: personId } }
    await owner.person.update({ where, data: { status: 'suspended' } })
    expect([await owes(session), await isLetIn(session)]).toEqual([false, false])
    await owner.person.update({ where, data: { status: 'active' } })
    expect(await owes(session, later(8 * 24 * 60 * 60))).toBe(false)
  })
})

describe('the rule', () => {
  test('says how many of each role have one', async () => {
    await setUp(organisation.wardManager)
    const { people } = await findFactorSettings(organisation.administrator)
    expect(people.manager).toEqual({ all: 2, having: 1 })
    expect(people.administrator).toEqual({ all: 1, having: 0 })
  })

  test('is logged, and tells those who have none, once', async () => {
    await setUp(organisation.wardManager)
    expect(await requireOf({ manager: tomorrow })).toEqual({ ok: true, told: 1 })
    const event = await owner.auditEvent.findFirstOrThrow({
      where: { organisationId: organisation.organisationId, action: 'organisation.second-factor-changed' },
      orderBy: { place: 'desc' },
    })
    expect(event.detail).toEqual({ administrator: null, manager: '2026-06-02', clinician: null, told: 1 })
    const notices = await listNotices(organisation.bayManager, { before: null }, { now: later(60) })
    expect(notices.notices).toMatchObject([{ kind: 'second-factor', until: tomorrow, isOpen: true }])
    expect(await requireOf({ manager: tomorrow })).toEqual({ ok: true, told: 0 })
    await setUp(organisation.bayManager)
    const after = await listNotices(organisation.bayManager, { before: null }, { now: later(60) })
    expect(after.notices).toMatchObject([{ kind: 'second-factor', isOpen: false }])
    expect((await listNotices(organisation.wardManager, { before: null }, { now: later(60) })).notices).toEqual([])
  })

  test('is not changed by who has not seen how another has changed it', async () => {
    const { version } = await findFactorSettings(organisation.administrator)
    await requireOf({ manager: tomorrow }, version)
    expect(await requireOf({ clinician: tomorrow }, version)).toEqual({ ok: false, problem: 'changed-meanwhile' })
    expect((await findFactorSettings(organisation.administrator)).rule).toEqual({ ...nobody, manager: tomorrow })
  })
})
