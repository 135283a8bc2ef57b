import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { dangerouslyFindSignOnOf } from '#data/sign-on/provider.ts'
import { passwordKeys } from '#platform/env.ts'
import { hashPassword, passwordMatches, sealHash } from '#platform/password.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { owner, setUpOwner } from '#simulation/testing/set-up.ts'
import { askForReset } from './ask-for-reset.ts'
import { chooseOrganisation } from './choose-organisation.ts'
import { deviceCookieWith } from './known-device.ts'
import { accountsOf, isLastChosen, lastOrganisationWith, readChoice, sealChoice } from './organisation-choice.ts'
import { signIn } from './sign-in.ts'

/** One address, two organisations, each with its person and password. */

const [passwordHere, passwordThere] = ['seven quiet herons at dusk', 'nine loud herons at dawn']
const name = `several-${randomUUID()}`
const emailOf = (local: string) => `${local}@${name}.example`
let here: TestOrganisation
let there: TestOrganisation

setUpOwner()
beforeAll(async () => {
  here = await makeTestOrganisation(owner, name, { passwordHash: await hashPassword(passwordHere) })
  there = await makeTestOrganisation(owner, name, { passwordHash: await hashPassword(passwordThere) })
  await owner.organisation.updateMany({ where: { id: there.organisationId }, data: { createdAt: new Date() } })
})

const from = (address: string = randomUUID(), deviceCookie?: string) => ({
  address,
  deviceCookie,
  userAgent: '',
  now: new Date(),
})
const enter = (local: string, password: string, at = from()) => signIn({ email: emailOf(local), password }, at)

/** Gives someone there the password that they have here. */
async function samePassword({ personId }: { personId: string }): Promise<void> {
  await owner.credential.updateMany({ where: { personId }, data: { passwordHash: await hashPassword(passwordHere) } })
}

async function choiceAs(local: string) {
  const outcome = await enter(local, passwordHere)
  if (outcome.ok || outcome.problem !== 'choose-organisation') throw new Error(JSON.stringify(outcome))
  const cookie = await sealChoice(outcome.choice)
  const choose = ({ organisationId }: { organisationId: string }) =>
    chooseOrganisation(
      { cookie, organisationId },
      { network: '', rememberedCookie: undefined, userAgent: '', now: new Date() },
    )
  return { cookie, choice: outcome.choice, choose }
}

describe('someone who has an address in two organisations', () => {
  test('comes into the one whose password it is, and a wrong one is in the trail of both', async () => {
    for (const [password, { organisationId }] of [[passwordHere, here] as const, [passwordThere, there] as const])
      expect(await enter('ward-one', password)).toMatchObject({ ok: true, session: { organisationId } })
    expect(await enter('ward-one', 'a guess')).toEqual({ ok: false, problem: 'refused' })
    for (const { organisationId, wardClinicians } of [here, there])
      await vi.waitFor(async () =>
        expect(
          await owner.auditEvent.count({
            where: { organisationId, action: 'person.sign-in-failed', subjectId: wardClinicians[0].personId },
          }),
        ).toBe(1),
      )
  })

  test('chooses where the password is both’s: once, and while it still is', async () => {
    await samePassword(there.wardClinicians[1])
    for (const organisation of [there, here]) {
      const { choose, cookie, choice } = await choiceAs('ward-two')
      expect((await accountsOf(choice)).map(({ organisationId }) => organisationId)).toEqual([
        here.organisationId,
        there.organisationId,
      ])
      expect(await readChoice(`${cookie}x`)).toBeNull()
      expect(await choose({ organisationId: randomUUID() })).toEqual({ ok: false, problem: 'sign-in-again' })
      const { organisationId } = organisation
      expect(await choose(organisation)).toMatchObject({ ok: true, entered: { ok: true, session: { organisationId } } })
      expect(await choose(organisation)).toEqual({ ok: false, problem: 'sign-in-again' })
    }
    const { choose } = await choiceAs('ward-two')
    await owner.credential.updateMany({
      where: { personId: there.wardClinicians[1].personId },
      data: { passwordHash: await hashPassword(passwordThere) },
    })
    expect(await choose(there)).toEqual({ ok: false, problem: 'sign-in-again' })
    expect(await choose(here)).toMatchObject({ ok: true })
    // A hash of an earlier way is renewed before the choice, which holds all the same.
    const earlier = sealHash(await hash(passwordHere, { memoryCost: 8192, timeCost: 1 }), passwordKeys())
    await owner.credential.updateMany({
      where: { personId: there.wardClinicians[1].personId },
      data: { passwordHash: earlier },
    })
    expect(await (await choiceAs('ward-two')).choose(there)).toMatchObject({ entered: { ok: true } })
  })

  test('is asked nothing where one of them has suspended them', async () => {
    await samePassword(there.bayClinicians[0])
    const { choose } = await choiceAs('bay-one')
    await suspendPerson(there.administrator, there.bayClinicians[0].personId, { now: new Date() })
    expect(await choose(there)).toEqual({ ok: false, problem: 'sign-in-again' })
    expect(await enter('bay-one', passwordHere)).toMatchObject({
      ok: true,
      session: { organisationId: here.organisationId },
    })
  })

  test('is led to single sign-on by the choice alone of the organisation that requires it', async () => {
    await samePassword(there.bayClinicians[1])
    const { organisationId } = there
    const provider = {
      issuer: 'https://login.example',
      clientId: 'curtain',
      clientSecret: 'sealed',
      triedAt: new Date(),
    }
    await owner.signOn.create({ data: { organisationId, ...provider, requirement: 'required', changedAt: new Date() } })
    await owner.signOnDomain.create({ data: { organisationId, domain: `${name}.example` } })
    // The way of the domain is shown, whoever else has the address.
    for (const local of ['bay-two', 'nobody'])
      expect(await dangerouslyFindSignOnOf(emailOf(local))).toMatchObject({ organisationId, requirement: 'required' })
    expect(await (await choiceAs('bay-two')).choose(there)).toMatchObject({
      entered: { ok: false, problem: 'use-single-sign-on', organisationId },
    })
    expect(await (await choiceAs('bay-two')).choose(here)).toMatchObject({ entered: { ok: true } })
    await owner.signOn.deleteMany()
  })

  test('gets one mail for each, with a link to a new password of that one', async () => {
    vi.stubEnv('SMTP_URL', 'smtp://mail.example')
    const later: (() => Promise<void>)[] = []
    const asking = { email: emailOf('ward-manager'), network: '', deviceCookie: undefined }
    await askForReset(asking, { now: new Date(), afterAnswering: (work) => later.push(work) })
    for (const work of later) await work()
    const mails = await owner.mail.findMany({ where: { kind: 'password-reset' }, orderBy: { createdAt: 'asc' } })
    expect(mails.map(({ personId }) => personId)).toEqual([here.wardManager.personId, there.wardManager.personId])
    vi.stubEnv('SMTP_URL', '')
  })
})

test('who has a password of one gets no more tries at that of the other: neither by signing in between nor by a device', async () => {
  const network = '198.51.100.30'
  const device = deviceCookieWith(undefined, there.administrator)
  for (let time = 0; time < 10; time++)
    expect(await enter('admin', passwordThere, from(network, device))).toMatchObject({
      ok: true,
      session: { organisationId: there.organisationId },
    })
  expect(await enter('admin', passwordHere, from(network, device))).toEqual({ ok: false, problem: 'too-many-tries' })
  expect(await enter('admin', passwordThere, from(network, device))).toMatchObject({ ok: true })
  expect(await enter('admin', passwordHere, from())).toMatchObject({
    ok: true,
    session: { organisationId: here.organisationId },
  })
})

test('an address of nobody costs as much as one of two, so that the time does not tell', async () => {
  const cost = async (work: () => Promise<unknown>) => {
    const costs = []
    for (let time = 0; time < 3; time++) {
      const startedAt = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(startedAt)
      costs.push(user + system)
    }
    return Math.min(...costs)
  }
  await passwordMatches(null, 'warm-up')
  const hash = await cost(() => passwordMatches(null, 'a guess'))
  for (const local of ['nobody', 'bay-manager'])
    expect(await cost(() => enter(local, 'a guess')), local).toBeGreaterThan(1.7 * hash)
})

test('the organisation that was chosen last on a device is known by its seal alone, one for each address', () => {
  const [email, one, other] = ['a@ward.example', randomUUID(), randomUUID()]
  const first = lastOrganisationWith(undefined, { email, organisationId: one, instead: [one, other] })
  const second = lastOrganisationWith(first, { email, organisationId: other, instead: [one, other] })
  expect([one, other].map((organisationId) => isLastChosen(second, { email, organisationId }))).toEqual([false, true])
  expect(isLastChosen(first, { email, organisationId: one })).toBe(true)
  expect(isLastChosen(first, { email: 'b@ward.example', organisationId: one })).toBe(false)
  expect(second.length).toBe(22)
})

test('of what takes an address and no organisation every function is known here, and no index makes an address one person’s', async () => {
  const functions = await owner.$queryRaw<{ name: string }[]>`
    SELECT proname AS name FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND array_to_string(proargnames[1:pronargs], ' ') ~ 'email'
      AND NOT 'in_organisation' = ANY (proargnames) ORDER BY 1`
  expect(functions.map((each) => each.name)).toEqual(['sign_in_candidate', 'sign_on_of_address'])
  const indexes = await owner.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = 'person'::regclass AND i.indisunique AND NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) AND a.attname = 'organisation_id')`
  expect(indexes).toEqual([])
})
