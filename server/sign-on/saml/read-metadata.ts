import { X509Certificate } from 'node:crypto'
import { GuardedFetchError, guardedFetch, judgeAddress } from '#platform/outbound/guarded-fetch.ts'
import { outboundGuard } from '#platform/outbound/outbound-guard.ts'
import { allWithin, attributeOf, childrenOf, isNamed, parseXml, textOf } from './xml.ts'

/** What a provider's metadata say that is needed of it. */
export type ProviderMetadata = {
  /** Its entity id. */
  readonly issuer: string
  /** Where browsers are sent to sign in, by redirect. */
  readonly signInAddress: string
  /** With any of these it signs: two while it changes one. Base64 of DER. */
  readonly certificates: readonly string[]
}

export type MetadataProblem =
  | 'metadata-unreadable'
  | 'metadata-without-provider'
  | 'metadata-with-several'
  | 'metadata-expired'
  | 'metadata-without-redirect'
  | 'metadata-without-certificate'

const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
const largestBytes = 2 * 1024 * 1024
const mostCertificates = 10

/** Reads what an administrator has uploaded or the provider's address has answered. */
export function readMetadata(text: string, { now }: { now: Date }): ProviderMetadata | MetadataProblem {
  const providers = providersIn(text)
  if (providers === null) return 'metadata-unreadable'
  const [entity, ...others] = providers
  if (entity === undefined) return 'metadata-without-provider'
  if (others.length > 0) return 'metadata-with-several'
  const until = attributeOf(entity, 'validUntil')
  if (until !== null && !(Date.parse(until) > now.getTime())) return 'metadata-expired'
  const issuer = attributeOf(entity, 'entityID') ?? ''
  const [role] = childrenOf(entity, 'metadata', 'IDPSSODescriptor')
  if (role === undefined || issuer === '' || issuer.length > 1024) return 'metadata-without-provider'
  const signInAddress = childrenOf(role, 'metadata', 'SingleSignOnService')
    .filter((service) => attributeOf(service, 'Binding') === redirect)
    .map((service) => attributeOf(service, 'Location') ?? '')
    .find(isAddress)
  if (signInAddress === undefined) return 'metadata-without-redirect'
  const certificates = childrenOf(role, 'metadata', 'KeyDescriptor')
    .filter((key) => attributeOf(key, 'use') !== 'encryption')
    .flatMap((key) => allWithin(key, 'signature', 'X509Certificate'))
    .map((certificate) => textOf(certificate).replace(/\s/g, ''))
    .filter(isCertificate)
  const each = [...new Set(certificates)].slice(0, mostCertificates)
  return each.length === 0 ? 'metadata-without-certificate' : { issuer, signInAddress, certificates: each }
}

/** Asks the provider's address for them, as carefully as any that someone has typed. */
export async function fetchMetadata(
  address: string,
  { now }: { now: Date },
): Promise<
  | ProviderMetadata
  | MetadataProblem
  | 'provider-unreachable'
  | 'provider-not-public'
  | 'host-not-listed'
  | 'not-an-address'
> {
  if (!URL.canParse(address)) return 'not-an-address'
  try {
    const guard = { ...outboundGuard('SIGN_ON'), mostBytes: largestBytes }
    const response = await guardedFetch(address, {}, guard)
    return response.ok ? readMetadata(await response.text(), { now }) : 'provider-unreachable'
  } catch (error) {
    if (!(error instanceof GuardedFetchError)) throw error
    if (error.problem === 'not-https') return 'not-an-address'
    if (error.problem === 'not-listed') return 'host-not-listed'
    return error.problem === 'not-public' ? 'provider-not-public' : 'provider-unreachable'
  }
}

/** The entities that sign people in; null where it is no metadata. */
function providersIn(text: string): Element[] | null {
  try {
    const root = parseXml(text.replace(/^\uFEFF/, '').trim())
    const entities = isNamed(root, 'metadata', 'EntityDescriptor')
      ? [root]
      : isNamed(root, 'metadata', 'EntitiesDescriptor')
        ? allWithin(root, 'metadata', 'EntityDescriptor')
        : null
    return entities?.filter((entity) => childrenOf(entity, 'metadata', 'IDPSSODescriptor').length > 0) ?? null
  } catch {
    return null
  }
}

/** People's browsers go there; in the clear only on this machine, where that is allowed. */
function isAddress(location: string): boolean {
  if (!URL.canParse(location) || location.length > 2000) return false
  const url = new URL(location)
  return url.protocol === 'https:' || judgeAddress(url, outboundGuard('SIGN_ON')).inClear
}

function isCertificate(base64: string): boolean {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).publicKey.asymmetricKeyType !== undefined
  } catch {
    return false
  }
}
