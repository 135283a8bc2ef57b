import { SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import type { SignOnProvider } from '#data/sign-on/provider.ts'
import { skewSeconds } from '#server/sign-on/configuration.ts'
import { answerAddress, serviceAddress } from './addresses.ts'

/** The library, set up for one request to one provider. */
export function samlOf(
  { organisationId, issuer, signInAddress, certificates }: SignOnProvider,
  requestId: string,
  { now }: { now: Date },
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
    // How people sign in is the provider's to say.
    disableRequestedAuthnContext: true,
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
