import { Secret, TOTP } from 'otpauth'
import type { Viewer } from '#data/viewer.ts'
import { signIn } from '#server/sign-in.ts'
import { sealHalfSignedIn } from './second-step.ts'
import { beginSecondFactor, findOwnFactor, makeRecoveryCodes } from './set-up.ts'

export const password = 'seven quiet herons at dusk'
export const start = new Date('2026-06-01T10:00:10Z')
/** Where it is set up. */
export const session = { sessionId: '00000000-0000-4000-8000-00000000000a' }
/** So many seconds after the start. */
export const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)

export const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

/** Sets a second factor up, at the start. */
export async function setUp(viewer: Viewer): Promise<{ secret: string; codes: readonly string[] }> {
  await beginSecondFactor(viewer, { ...session, now: start })
  const ownFactor = await findOwnFactor(viewer, session)
  if (ownFactor.state !== 'begun') throw new Error(`It is ${ownFactor.state}`)
  const creation = await makeRecoveryCodes(viewer, codeAt(ownFactor.secret, start), {
    ...session,
    device: null,
    now: start,
  })
  if (!creation.ok) throw new Error(creation.problem)
  return { secret: ownFactor.secret, codes: creation.codes }
}

export const from = (now: Date, deviceCookie?: string) => ({ address: '203.0.113.7', deviceCookie, userAgent: '', now })

/** What a browser keeps after the password. */
export async function halfway({ email }: Viewer): Promise<string> {
  const outcome = await signIn({ email, password }, from(new Date()))
  if (outcome.ok || outcome.problem !== 'second-factor') throw new Error('The password alone signs in')
  return sealHalfSignedIn(outcome.half)
}
