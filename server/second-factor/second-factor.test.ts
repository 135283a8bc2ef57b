import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { changeOwnPassword } from '#data/people/change-own-password.ts'
import { removeOwnSecondFactor, resetSecondFactor } from '#data/people/remove-second-factor.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { dutiesOfSession, type Viewer } from '#data/viewer.ts'
import { hashPassword } from '#platform/password.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { deviceCookieWith } from '#server/known-device.ts'
import { readSessionCookie } from '#server/session-cookie.ts'
import { signIn } from '#server/sign-in.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { readHalfSignedIn, showSecondFactor } from './second-step.ts'
import { codeAt, from, halfway, later, password, session, setUp, start } from './set-up.testing.ts'
import { beginSecondFactor, findOwnFactor, makeRecoveryCodes } from './set-up.ts'

const name = `factor-${randomUUID()}`
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let organisation: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
  organisation = await makeTestOrganisation(owner, name, { passwordHash: await hashPassword(password) })
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

const sessionsOf = ({ personId }: Viewer) => owner.session.count({ where: { personId } })
const trailOf = async ({ personId }: Viewer) =>
  (await owner.auditEvent.findMany({ where: { subjectId: personId }, orderBy: { place: 'asc' } })).map(
    ({ action, detail, actorId }) => ({ action, detail, actorId }),
  )

describe('a code of the app', () => {
  test('is asked for after the password, and no session begins before it is right', async () => {
    const viewer = organisation.wardManager
    const { secret } = await setUp(viewer)
    const cookie = await halfway(viewer)
    expect(await readSessionCookie(cookie)).toBeNull()
    expect(await showSecondFactor({ cookie, code: '000 00' }, from(later(60)))).toEqual({
      ok: false,
      problem: 'wrong-code',
    })
    expect(await sessionsOf(viewer)).toBe(0)
    expect(await trailOf(viewer)).toContainEqual(
      expect.objectContaining({
        action: 'person.sign-in-failed',
        detail: expect.objectContaining({ reason: 'wrong-code' }),
      }),
    )
    const code = codeAt(secret, later(60)).replace(/^.../, '$& ')
    const step = await showSecondFactor({ cookie, code: code }, from(later(60)))
    if (!step.ok) throw new Error(step.problem)
    expect(await dutiesOfSession(step.session, { now: later(61) })).not.toBeNull()
    const mails = await owner.mail.findMany({ where: { personId: viewer.personId } })
    expect(mails.map(({ kind }) => kind)).toEqual(['second-factor-set-up'])
  })

  test('works once, however often it is sent at once', async () => {
    const viewer = organisation.wardClinicians[0]
    const { secret } = await setUp(viewer)
    const cookie = await halfway(viewer)
    const code = codeAt(secret, later(60))
    const step = await Promise.all([1, 2, 3].map(() => showSecondFactor({ cookie, code }, from(later(60)))))
    expect(step.filter(({ ok }) => ok)).toHaveLength(1)
    // Nor does the one that set it up.
    expect(await showSecondFactor({ cookie, code: codeAt(secret, start) }, from(later(20)))).toMatchObject({
      ok: false,
    })
  })

  test('holds for its half minute and those beside it', async () => {
    const viewer = organisation.bayManager
    const { secret } = await setUp(viewer)
    const cookie = await halfway(viewer)
    const shownAt = (code: Date, now: Date) => showSecondFactor({ cookie, code: codeAt(secret, code) }, from(now))
    expect(await shownAt(later(60), later(140))).toMatchObject({ ok: false, problem: 'wrong-code' })
    expect(await shownAt(later(180), later(120))).toMatchObject({ ok: false, problem: 'wrong-code' })
    expect(await shownAt(later(90), later(120))).toMatchObject({ ok: true })
    expect(await shownAt(later(150), later(120))).toMatchObject({ ok: true })
  })

  test('is tried five times and no more, but on a device that its owner uses', async () => {
    const viewer = organisation.wardClinicians[1]
    const { secret } = await setUp(viewer)
    const cookie = await halfway(viewer)
    for (let time = 0; time < 5; time++)
      expect(await showSecondFactor({ cookie, code: 'wrong' }, from(later(60)))).toMatchObject({
        problem: 'wrong-code',
      })
    const right = { cookie, code: codeAt(secret, later(60)) }
    expect(await showSecondFactor(right, from(later(60)))).toEqual({ ok: false, problem: 'too-many-codes' })
    const knownDevice = from(later(60), deviceCookieWith(undefined, viewer))
    expect(await showSecondFactor(right, knownDevice)).toMatchObject({ ok: true })
  })

  test('is nothing once the password is another', async () => {
    const viewer = organisation.bayClinicians[0]
    const { secret } = await setUp(viewer)
    const cookie = await halfway(viewer)
    await changeOwnPassword(viewer, { passwordHash: await hashPassword('eleven wet umbrellas'), now: start })
    const step = await showSecondFactor({ cookie, code: codeAt(secret, later(60)) }, from(later(60)))
    expect(step).toEqual({ ok: false, problem: 'sign-in-again' })
    expect(await readHalfSignedIn(`${cookie}x`)).toBeNull()
  })
})

describe('a recovery code', () => {
  test('stands in for the app once', async () => {
    const viewer = organisation.bayClinicians[1]
    const { codes } = await setUp(viewer)
    expect(new Set(codes).size).toBe(10)
    const cookie = await halfway(viewer)
    const code = ` ${codes[3]?.toUpperCase().replaceAll('-', ' ')}`
    expect(await showSecondFactor({ cookie, code }, from(later(60)))).toMatchObject({ ok: true })
    expect(await showSecondFactor({ cookie, code }, from(later(60)))).toMatchObject({ problem: 'wrong-code' })
    expect(await findOwnFactor(viewer, session)).toMatchObject({ state: 'on', codesLeft: 9 })
    expect(await trailOf(viewer)).toContainEqual({
      action: 'second-factor.code-used',
      detail: { left: 9 },
      actorId: viewer.personId,
    })
  })

  test('ends when others are made, and they are made for a code of the app alone', async () => {
    const viewer = organisation.bayClinicians[1]
    await removeOwnSecondFactor(viewer, { now: start })
    const { secret, codes } = await setUp(viewer)
    const at = { ...session, device: null, now: later(60) }
    expect(await makeRecoveryCodes(viewer, codes[0] ?? '', at)).toMatchObject({ problem: 'wrong-code' })
    const anew = await makeRecoveryCodes(viewer, codeAt(secret, later(60)), at)
    if (!anew.ok) throw new Error(anew.problem)
    const cookie = await halfway(viewer)
    expect(await showSecondFactor({ cookie, code: codes[0] ?? '' }, from(later(90)))).toMatchObject({ ok: false })
    expect(await showSecondFactor({ cookie, code: anew.codes[0] ?? '' }, from(later(90)))).toMatchObject({ ok: true })
  })
})

describe('a second factor', () => {
  test('keeps neither the secret nor a recovery code in the clear', async () => {
    const viewer = organisation.administrator
    const { secret, codes } = await setUp(viewer)
    const factorRow = JSON.stringify(await owner.secondFactor.findFirst({ where: { personId: viewer.personId } }))
    expect(factorRow).toContain('sealed.')
    for (const secretText of [secret, ...codes]) expect(factorRow).not.toContain(secretText)
  })

  test('opens for its own person alone', async () => {
    const { organisationId, personId } = organisation.wardManager
    const theirs = await owner.secondFactor.findFirstOrThrow({
      where: { personId: organisation.administrator.personId },
    })
    await owner.secondFactor.update({
      where: { organisationId_personId: { organisationId, personId } },
      data: { sealed: theirs.sealed },
    })
    expect(await findOwnFactor(organisation.wardManager, session)).toMatchObject({ state: 'on', codesLeft: 0 })
  })

  test('that is only begun is not asked for, and what is set up is not replaced by beginning again', async () => {
    const { administrator } = organisation
    await beginSecondFactor(administrator, { ...session, now: later(60) })
    expect(await findOwnFactor(administrator, session)).toMatchObject({ state: 'on', codesLeft: 10 })
    await removeOwnSecondFactor(administrator, { now: later(60) })
    await beginSecondFactor(administrator, { ...session, now: later(60) })
    expect(await signIn({ email: administrator.email, password }, from(new Date()))).toMatchObject({ ok: true })
  })

  test('is removed by an administrator for someone who has lost it: logged and mailed', async () => {
    const { administrator, wardManager } = organisation
    expect(await resetSecondFactor(administrator, administrator.personId, { now: start })).toBe('yourself')
    expect(await resetSecondFactor(administrator, wardManager.personId, { now: start })).toBe('reset')
    expect(await resetSecondFactor(administrator, wardManager.personId, { now: start })).toBe('not-found')
    expect(await signIn({ email: wardManager.email, password }, from(new Date()))).toMatchObject({ ok: true })
    expect(await trailOf(wardManager)).toContainEqual({
      action: 'second-factor.reset',
      detail: {},
      actorId: administrator.personId,
    })
    const mails = await owner.mail.findMany({
      where: { personId: wardManager.personId, kind: 'second-factor-removed' },
    })
    expect(mails).toHaveLength(1)
  })
})
