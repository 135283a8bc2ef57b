import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { dangerouslyFindPasskeys } from '#data/people/list-passkeys.ts'
import type { Viewer } from '#data/viewer.ts'
import { fullName } from '#domain/text/person-name.ts'
import type { Challenge } from './challenge.ts'
import { relyingParty } from './relying-party.ts'

/** What a browser needs to make a passkey: one that unlocks with a finger, a face or a PIN, and is found without an address. */
export async function optionsToAdd(
  viewer: Viewer,
  { challenge }: Challenge,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Curtain',
    rpID: relyingParty().id,
    userName: viewer.email,
    // One address may be someone's in another organisation too.
    userDisplayName: `${fullName(viewer)} (${viewer.organisationName})`,
    // Sites can read it: it says nothing but which account of this installation.
    userID: new TextEncoder().encode(viewer.personId),
    challenge: Buffer.from(challenge, 'base64url'),
    attestationType: 'none',
    excludeCredentials: credentialList(await dangerouslyFindPasskeys(viewer)),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What a browser needs to show a passkey: one of these, or of nobody in particular. */
export async function optionsToShow(
  { challenge }: Challenge,
  passkeys: Awaited<ReturnType<typeof dangerouslyFindPasskeys>>,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    allowCredentials: credentialList(passkeys),
    challenge: Buffer.from(challenge, 'base64url'),
    userVerification: 'required',
  })
}

function credentialList(passkeys: Awaited<ReturnType<typeof dangerouslyFindPasskeys>>) {
  return passkeys.map(({ id, transports }) => ({ id, transports: [...transports] }))
}
