import { readClaims, type SignOnClaims } from './read-claims.ts'
import { readGroups } from './read-groups.ts'

/** What an assertion of SAML says of a person, read from what was signed. */
export type SamlSubject = {
  /** The provider's entity id. */
  readonly issuer: string
  readonly nameId: { readonly value: string; readonly format: string | null }
  /** When they signed in at the provider, in seconds since 1970; and how, by its own name. */
  readonly authenticatedSeconds: number | null
  readonly strength: string | null
  /** By their names; each has any number of values. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

/** As Entra ID and ADFS, as eduPerson and LDAP, and as Okta, Keycloak and Google call them. */
const names = {
  lasting: [
    'urn:oasis:names:tc:SAML:attribute:subject-id',
    'urn:oasis:names:tc:SAML:attribute:pairwise-id',
    'http://schemas.microsoft.com/identity/claims/objectidentifier',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.13',
  ],
  email: [
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
    'urn:oid:0.9.2342.19200300.100.1.3',
    'email',
    'mail',
    'emailaddress',
  ],
  givenName: [
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname',
    'urn:oid:2.5.4.42',
    'givenname',
    'given_name',
    'firstname',
    'first_name',
  ],
  familyName: [
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname',
    'urn:oid:2.5.4.4',
    'sn',
    'surname',
    'familyname',
    'family_name',
    'lastname',
    'last_name',
  ],
  name: [
    'http://schemas.microsoft.com/identity/claims/displayname',
    'urn:oid:2.16.840.1.113730.3.1.241',
    'displayname',
    'display_name',
    'cn',
    'name',
  ],
  language: ['urn:oid:2.16.840.1.113730.3.1.39', 'preferredlanguage', 'locale'],
} as const

const ofAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'
const ofOneSession = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

/**
 * The claims of an assertion whose signature, issuer, audience, time and request were checked. Its address counts as verified: only
 * the organisation's own provider signs one, and only its domains are believed.
 *
 * @param asked.groupClaim the name of the attribute that names groups; empty: they are not read.
 */
export function readAttributes(
  { issuer, nameId, authenticatedSeconds, strength, attributes }: SamlSubject,
  { groupClaim }: { groupClaim: string },
): SignOnClaims | 'subject-changes' {
  const byName = new Map(Object.entries(attributes).map(([name, values]) => [name.toLowerCase(), values]))
  const first = (attributeNames: readonly string[]) =>
    attributeNames.flatMap((name) => byName.get(name.toLowerCase()) ?? [])[0]
  const subject = nameId.format === ofOneSession ? first(names.lasting) : nameId.value
  if (subject === undefined || subject === '' || subject.length > 255) return 'subject-changes'
  const looksLikeAddress = nameId.format === ofAddress || nameId.value.includes('@')
  const claims = readClaims(
    {
      iss: issuer,
      sub: subject,
      email: first(names.email) ?? (looksLikeAddress ? nameId.value : undefined),
      email_verified: true,
      given_name: first(names.givenName),
      family_name: first(names.familyName),
      name: first(names.name),
      locale: first(names.language),
      auth_time: authenticatedSeconds,
      acr: strength,
    },
    {},
    { groupClaim: '' },
  )
  return { ...claims, groups: groupClaim === '' ? null : readGroups(groupClaim, [attributes]) }
}
