import { describe, expect, test } from 'vitest'
import { addOwnPasskey } from '#data/people/add-passkey.ts'
import { dangerouslyFindSettingUp } from '#data/people/find-setting-up.ts'
import { removeOwnPasskey } from '#data/people/remove-passkey.ts'
import { resetSecondFactor } from '#data/people/remove-second-factor.ts'
import { changeFactorRule, findFactorSettings } from '#data/people/required-factor.ts'
import { dutiesOfSession } from '#data/viewer.ts'
import { from, halfway, password } from '#server/second-factor/set-up.testing.ts'
import { shortestPasswordOf } from '#server/shortest-password.ts'
import { showProof } from '#server/show-proof.ts'
import { signIn } from '#server/sign-in.ts'
import { owner } from '#simulation/testing/set-up.ts'
import { Authenticator, type Twist } from './authenticator.testing.ts'
import { newChallenge, openChallenge, sealChallenge } from './challenge.ts'
import { checkNewPasskey } from './check-passkey.ts'
import { addPasskeyOf, anyone, at, now, organisation, setUpPasskeys, showPasskey, site } from './passkeys.testing.ts'
import { showSecondPasskey, signInWithPasskey } from './sign-in-with-passkey.ts'

setUpPasskeys()

describe('a passkey', () => {
  test('signs its owner in by itself, and is logged and mailed', async () => {
    const viewer = organisation.wardManager
    const device = await addPasskeyOf(viewer)
    const challenge = anyone()
    const outcome = await signInWithPasskey({ signature: device.show(challenge.challenge), challenge }, at())
    if (!outcome.ok) throw new Error(outcome.problem)
    expect((await dutiesOfSession(outcome.session, { now: now() }))?.manager?.personId).toBe(viewer.personId)
    const trail = await owner.auditEvent.findMany({ where: { subjectId: viewer.personId } })
    expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(['passkey.added', 'person.signed-in']))
    expect(trail.find(({ action }) => action === 'person.signed-in')?.detail).toMatchObject({ by: 'passkey' })
    expect(await owner.mail.count({ where: { personId: viewer.personId, kind: 'passkey-added' } })).toBe(1)
  })

  test('is asked for after the password, and only its owner’s is taken', async () => {
    const [first, second] = organisation.wardClinicians
    const device = await addPasskeyOf(first)
    const others = await addPasskeyOf(second)
    expect(await signIn({ email: first.email, password }, from(now()))).toMatchObject({ problem: 'second-factor' })
    const cookie = await halfway(first)
    const step = async (by: Authenticator) => {
      const challenge = newChallenge('second-step', { personId: first.personId })
      return showSecondPasskey({ cookie, signature: by.show(challenge.challenge), challenge }, at())
    }
    expect(await step(others)).toEqual({ ok: false, problem: 'passkey-refused' })
    const failureFilter = { subjectId: first.personId, action: 'person.sign-in-failed' }
    expect((await owner.auditEvent.findFirst({ where: failureFilter }))?.detail).toMatchObject({
      reason: 'wrong-passkey',
    })
    expect(await step(device)).toMatchObject({ ok: true })
  })

  test('is what its owner shows again after a while, for a challenge of theirs alone', async () => {
    const [viewer, other] = organisation.wardClinicians
    const signInStart = await signIn({ email: viewer.email, password }, from(now()))
    if (!signInStart.ok) throw new Error(signInStart.problem)
    const device = await addPasskeyOf(viewer)
    const { sessionId } = signInStart.session
    const later = new Date(Date.now() + 20 * 60_000)
    const show = (challenge: ReturnType<typeof anyone>) =>
      showProof(
        viewer,
        { password, code: '', passkey: device.show(challenge.challenge) },
        { sessionId, challenge: challenge, device: null, network: '', now: later },
      )
    const refusal = { problem: 'passkey-refused', by: 'passkey', hasPasskeys: true }
    expect(await show(anyone())).toMatchObject(refusal)
    expect(await show(newChallenge('prove', { personId: other.personId }))).toMatchObject(refusal)
    const without = { password, code: '', passkey: null }
    const at = { sessionId, challenge: null, device: null, network: '', now: later }
    expect(await showProof(viewer, without, at)).toMatchObject({ field: 'proof', by: 'passkey' })
    expect(await show(newChallenge('prove', { personId: viewer.personId }))).toBeNull()
    expect(await showProof(viewer, without, at)).toBeNull()
  })

  test.each<[string, Twist]>([
    ['of another site', { origin: 'https://curtain.hospital.example.evil.example' }],
    ['of the same host in the clear', { origin: 'http://curtain.hospital.example' }],
    ['for another relying party', { rpId: 'hospital.example' }],
    ['of someone whom the device has not recognised', { isVerified: false }],
    ['of another challenge', { challenge: 'AAAA' }],
    ['of no passkey that there is', { id: 'AAAA' }],
  ])('is refused in an answer %s', async (_what, twist) => {
    const device = await addPasskeyOf(organisation.bayManager)
    expect(await showPasskey(device, twist)).toBe('passkey-refused')
    expect(await showPasskey(device)).toBe('in')
  })

  test('answers a challenge once, and none of another purpose or browser', async () => {
    const viewer = organisation.bayManager
    const device = await addPasskeyOf(viewer)
    const challenge = anyone()
    const answer = device.show(challenge.challenge)
    expect(await signInWithPasskey({ signature: answer, challenge }, at())).toMatchObject({ ok: true })
    expect(await signInWithPasskey({ signature: answer, challenge }, at())).toMatchObject({ ok: false })
    expect(await showPasskey(device, {}, { asked: challenge })).toBe('passkey-refused')
    for (const purpose of ['add', 'second-step'] as const)
      expect(await showPasskey(device, {}, { asked: newChallenge(purpose, { personId: viewer.personId }) })).toBe(
        'passkey-refused',
      )
    expect(await signInWithPasskey({ signature: device.show('AAAA'), challenge: null }, at())).toMatchObject({
      ok: false,
    })
    const sealedChallenge = await sealChallenge(challenge)
    expect(await openChallenge(sealedChallenge)).toEqual(challenge)
    expect(await openChallenge(`${sealedChallenge}x`)).toBeNull()
  })

  test('is refused where its counter goes back or stands still: there is a copy of it', async () => {
    const device = await addPasskeyOf(organisation.bayManager)
    expect(await showPasskey(device, { counter: 5 })).toBe('in')
    expect(await showPasskey(device, { counter: 5 })).toBe('passkey-refused')
    expect(await showPasskey(device, { counter: 4 })).toBe('passkey-refused')
    expect(await showPasskey(device, { counter: 6 })).toBe('in')
  })

  test('is one person’s: whoever else shows its id with a key of their own has nothing', async () => {
    const device = await addPasskeyOf(organisation.bayManager)
    const attacker = await addPasskeyOf(organisation.wardManager)
    expect(await showPasskey(attacker, { id: device.id })).toBe('passkey-refused')
    const challenge = newChallenge('add', { personId: organisation.wardManager.personId })
    const newPasskey = await checkNewPasskey(device.make(challenge.challenge), challenge)
    if (newPasskey === null) throw new Error('It was refused')
    expect(await addOwnPasskey(organisation.wardManager, { ...newPasskey, name: 'Theirs' }, { now: now() })).toBe(
      'known',
    )
  })

  test.each<[string, Twist]>([
    ['of another site', { origin: 'https://evil.example' }],
    ['for another relying party', { rpId: 'evil.example' }],
    ['by someone whom the device has not recognised', { isVerified: false }],
  ])('is not added where it was made %s', async (_what, twist) => {
    const challenge = newChallenge('add', { personId: organisation.bayManager.personId })
    expect(await checkNewPasskey(new Authenticator(site).make(challenge.challenge, twist), challenge)).toBeNull()
  })

  test('is nothing to who is suspended, nor where single sign-on is required', async () => {
    const viewer = organisation.bayClinicians[0]
    const { organisationId, personId } = viewer
    const device = await addPasskeyOf(viewer)
    const where = { organisationId_id: { organisationId, id: personId } }
    await owner.person.update({ where, data: { status: 'suspended' } })
    expect(await showPasskey(device)).toBe('passkey-refused')
    await owner.person.update({ where, data: { status: 'active' } })
    const provider = { issuer: 'https://login.example', clientId: 'curtain', clientSecret: 'sealed' }
    const times = { triedAt: now(), changedAt: now() }
    await owner.signOn.create({ data: { organisationId, ...provider, requirement: 'required', ...times } })
    expect(await showPasskey(device)).toBe('passkey-single-sign-on')
    await owner.signOn.deleteMany()
    expect(await showPasskey(device)).toBe('in')
  })

  test('is a second factor wherever one is asked for, until it is gone', async () => {
    const viewer = organisation.bayClinicians[1]
    const { administrator, organisationId } = organisation
    const device = await addPasskeyOf(viewer)
    const nobody = { administrator: null, manager: null, clinician: null }
    const rule = { ...nobody, clinician: new Date('2026-01-01') }
    await changeFactorRule(administrator, { rule }, { now: now() })
    expect((await findFactorSettings(administrator)).people.clinician.having).toBe(1)
    expect(await shortestPasswordOf(viewer)).toBe(8)
    const challenge = anyone()
    const outcome = await signInWithPasskey({ signature: device.show(challenge.challenge), challenge }, at())
    if (!outcome.ok) throw new Error(outcome.problem)
    expect(await dutiesOfSession(outcome.session, { now: now() })).not.toBeNull()
    expect(await resetSecondFactor(administrator, viewer.personId, { now: now() })).toBe('reset')
    expect(await owner.passkey.count({ where: { organisationId } })).toBe(0)
    expect(await dangerouslyFindSettingUp(outcome.session, { now: now() })).not.toBeNull()
    expect(await shortestPasswordOf(viewer)).toBe(15)
    expect(await showPasskey(device)).toBe('passkey-refused')
    await changeFactorRule(administrator, { rule: nobody }, { now: now() })
  })

  test('is removed by its owner, and by nobody else', async () => {
    const viewer = organisation.wardManager
    const device = await addPasskeyOf(viewer)
    const { id } = await owner.passkey.findFirstOrThrow({ where: { personId: viewer.personId } })
    await removeOwnPasskey(organisation.bayManager, id, { now: now() })
    expect(await showPasskey(device)).toBe('in')
    await removeOwnPasskey(viewer, id, { now: now() })
    expect(await showPasskey(device)).toBe('passkey-refused')
    expect(await owner.mail.count({ where: { personId: viewer.personId, kind: 'passkey-removed' } })).toBe(1)
  })
})
