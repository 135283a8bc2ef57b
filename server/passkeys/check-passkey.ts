import {
  type AuthenticationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { dangerouslyFindPasskey, type PasskeyCandidate } from '#data/people/find-passkey.ts'
import { dangerouslySpendChallenge, dangerouslyUsePasskey } from '#data/people/use-passkey.ts'
import { log } from '#platform/log.ts'
import type { Challenge } from './challenge.ts'
import { relyingParty } from './relying-party.ts'

const text = z.string().max(8000)

/** What a browser sends of a passkey that it made. */
export const MadePasskey = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).loose().default({}),
  response: z.object({
    clientDataJSON: text,
    attestationObject: z.string().max(50_000),
    transports: z.array(z.string().max(30)).max(10).default([]),
  }),
})

/** What it sends of one that it showed. */
export const ShownPasskey = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).loose().default({}),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
})

/** Checks a passkey that was just made: for this challenge, here, by someone who was recognised. Null: it is not. */
export async function checkMade(made: z.output<typeof MadePasskey>, asked: Challenge) {
  if (asked.purpose !== 'add' || !(await dangerouslySpendChallenge(asked.challenge))) return null
  const { id, origin } = relyingParty()
  const verified = await verifyRegistrationResponse({
    response: { ...made, response: { ...made.response, transports: [] } },
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(refused)
  if (verified === null || !verified.verified) return null
  const { credential } = verified.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: Uint8Array.from(credential.publicKey),
    counter: credential.counter,
    transports: made.response.transports,
  }
}

/**
 * Whose passkey was shown: for this challenge, which nobody has answered before, here, by someone whom their device recognised, and
 * with a counter that has not gone back. Null: it was not, or is another person's than asked.
 */
export async function checkShown(
  shown: z.output<typeof ShownPasskey>,
  asked: Challenge,
  { now }: { now: Date },
): Promise<PasskeyCandidate | null> {
  if (asked.purpose === 'add' || !(await dangerouslySpendChallenge(asked.challenge))) return null
  const candidate = await dangerouslyFindPasskey(shown.id)
  if (candidate === null || (asked.personId !== null && candidate.personId !== asked.personId)) return null
  const { id, origin } = relyingParty()
  const { userHandle, ...response } = shown.response
  const sent: AuthenticationResponseJSON = {
    ...shown,
    response: userHandle === undefined ? response : { ...response, userHandle },
  }
  const verified = await verifyAuthenticationResponse({
    response: sent,
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential: {
      id: shown.id,
      publicKey: Uint8Array.from(candidate.publicKey),
      counter: candidate.counter,
    },
    requireUserVerification: true,
  }).catch(refused)
  if (verified === null || !verified.verified) return null
  const counter = verified.authenticationInfo.newCounter
  return (await dangerouslyUsePasskey(candidate, { counter, now })) ? candidate : null
}

/** The log says which check it failed, and neither whose it was nor anything that was sent: messages of errors repeat that. */
function refused(error: unknown): null {
  const message = error instanceof Error ? error.message : ''
  const [, problem = 'unreadable'] = checks.find(([words]) => words.test(message)) ?? []
  log('info', 'a passkey was refused', { problem })
  return null
}

const checks = [
  [/^(Custom challenge|Unexpected \w+ response challenge)/, 'challenge'],
  [/^(Unexpected \w+ response origin|.*(cross-origin|top origin))/, 'origin'],
  [/^Unexpected RP ID hash/, 'relying-party'],
  [/^User (presence|verification|not present)/, 'not-recognised'],
  [/^Response counter/, 'counter'],
] as const
