import { beforeAll, beforeEach, expect, vi } from 'vitest'
import { addOwnPasskey } from '#data/people/add-passkey.ts'
import type { Viewer } from '#data/viewer.ts'
import { hashPassword } from '#platform/password.ts'
import { password } from '#server/second-factor/set-up.testing.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { owner, setUpOwner } from '#simulation/testing/set-up.ts'
import { Authenticator, type Twist } from './authenticator.testing.ts'
import { type Challenge, newChallenge } from './challenge.ts'
import { checkNewPasskey } from './check-passkey.ts'
import { signInWithPasskey } from './sign-in-with-passkey.ts'

export const site = { id: 'curtain.hospital.example', origin: 'https://curtain.hospital.example' }
export let organisation: TestOrganisation

/** An organisation whose people have the password of the second factor's tests; each test begins without passkeys. */
export function setUpPasskeys(): void {
  beforeAll(() => {
    vi.stubEnv('PUBLIC_URL', site.origin)
  })
  setUpOwner()
  beforeAll(async () => {
    organisation = await makeTestOrganisation(owner, 'passkeys', { passwordHash: await hashPassword(password) })
  })
  beforeEach(() => owner.passkey.deleteMany())
}

export const now = () => new Date()
export const at = () => ({ address: '203.0.113.7', userAgent: '', now: now() })
export const anyone = (): Challenge => newChallenge('sign-in', { personId: null })

/** Makes a passkey for someone, as the page does. */
export async function addPasskeyOf(viewer: Viewer, device = new Authenticator(site)): Promise<Authenticator> {
  const challenge = newChallenge('add', { personId: viewer.personId })
  const newPasskey = await checkNewPasskey(device.make(challenge.challenge), challenge)
  if (newPasskey === null) throw new Error('It was refused')
  expect(await addOwnPasskey(viewer, { ...newPasskey, name: 'Phone' }, { now: now() })).toBe('added')
  return device
}

/** What showing it comes to, by itself. */
export async function showPasskey(
  device: Authenticator,
  twist: Twist = {},
  { asked: challenge = anyone(), address = at().address } = {},
) {
  const outcome = await signInWithPasskey(
    { signature: device.show(challenge.challenge, twist), challenge },
    { ...at(), address },
  )
  return outcome.ok ? 'in' : outcome.problem
}
