import { SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import type { SignOnProvider } from '#data/sign-on/provider.ts'
import { skewSeconds } from '#server/sign-on/configuration.ts'
import type { Journey } from '#server/sign-on/journey-cookie.ts'
import { answerAddress, serviceAddress } from './addresses.ts'

/** The library, set up for one request to one provider. */
export function samlOf(
  { organisationId, issuer, signInAddress, certificates, askedStrength }: SignOnProvider,
  requestId: string,
  { now, purpose = 'sign-in' }: { now: Date; purpose?: Journey['purpose'] },
): SAML {
  return new SAML({
    entryPoint: signInAddress,
    issuer: serviceAddress(organisationId),
    audience: serviceAddress(organisationId),
    callbackUrl: answerAddress(organisationId),
    idpCert: [...certificates],
    idpIssuer: issuer,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    identifierFormat: null,
    // How people sign in is the provider's to say, unless the organisation has chosen.
    disableRequestedAuthnContext: askedStrength === '',
    authnContext: askedStrength.split(' '),
    racComparison: 'exact',
    forceAuthn: purpose === 'prove',
    acceptedClockSkewMs: skewSeconds * 1000,
    maxAssertionAgeMs: 10 * 60 * 1000,
    validateInResponseTo: ValidateInResponseTo.always,
    generateUniqueId: () => requestId,
    // It knows of this request alone; that it is ours is sealed into its id, and that it counts once is in the database.
    cacheProvider: {
      saveAsync: async (_key, value) => ({ createdAt: now.getTime(), value }),
      getAsync: async (key) => (key === requestId ? now.toISOString() : null),
      removeAsync: async (key) => key,
    },
  })
}
