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
export async function checkNewPasskey(newPasskey: z.output<typeof MadePasskey>, challenge: Challenge) {
  if (challenge.purpose !== 'add' || !(await dangerouslySpendChallenge(challenge.challenge))) return null
  const { id, origin } = relyingParty()
  const verification = await verifyRegistrationResponse({
    response: { ...newPasskey, response: { ...newPasskey.response, transports: [] } },
    expectedChallenge: challenge.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(noteRefusal)
  if (verification === null || !verification.verified) return null
  const { credential } = verification.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: Uint8Array.from(credential.publicKey),
    counter: credential.counter,
    transports: newPasskey.response.transports,
  }
}

/**
 * Whose passkey was shown: for this challenge, which nobody has answered before, here, by someone whom their device recognised, and
 * with a counter that has not gone back. Null: it was not, or is another person's than asked.
 */
export async function checkSignature(
  signature: z.output<typeof ShownPasskey>,
  challenge: Challenge,
  { now }: { now: Date },
): Promise<PasskeyCandidate | null> {
  if (challenge.purpose === 'add' || !(await dangerouslySpendChallenge(challenge.challenge))) return null
  const candidate = await dangerouslyFindPasskey(signature.id)
  if (candidate === null || (challenge.personId !== null && candidate.personId !== challenge.personId)) return null
  const { id, origin } = relyingParty()
  const { userHandle, ...response } = signature.response
  const authentication: AuthenticationResponseJSON = {
    ...signature,
    response: userHandle === undefined ? response : { ...response, userHandle },
  }
  const verification = await verifyAuthenticationResponse({
    response: authentication,
    expectedChallenge: challenge.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential: {
      id: signature.id,
      publicKey: Uint8Array.from(candidate.publicKey),
      counter: candidate.counter,
    },
    requireUserVerification: true,
  }).catch(noteRefusal)
  if (verification === null || !verification.verified) return null
  const counter = verification.authenticationInfo.newCounter
  return (await dangerouslyUsePasskey(candidate, { counter, now })) ? candidate : null
}

/** The log says which check it failed, and neither whose it was nor anything that was sent: messages of errors repeat that. */
function noteRefusal(error: unknown): null {
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
