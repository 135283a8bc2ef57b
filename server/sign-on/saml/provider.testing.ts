import { randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { SignedXml } from 'xml-crypto'
import { makeKey } from '#platform/testing/certificate.ts'

export type Key = ReturnType<typeof makeKey>

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const envelopedTransform = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
export const sha256 = {
  signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
}
export const sha1 = {
  signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  digest: 'http://www.w3.org/2000/09/xmldsig#sha1',
}

/** A provider of SAML that answers whatever it is told to. */
export function makeSamlProvider() {
  const issuer = `https://${randomUUID()}.example/saml`
  return { issuer, signInAddress: `${issuer}/sign-in?from=here`, key: makeKey() }
}

export type SamlProvider = ReturnType<typeof makeSamlProvider>

export function metadataOf({ issuer, signInAddress }: SamlProvider, keys: readonly Key[]): string {
  const certificates = keys.map(
    ({ certificate }) =>
      `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>
        ${certificate.replace(/(.{64})/g, '$1\n')}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
  )
  return `<?xml version="1.0"?>
    <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${issuer}">
      <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${certificates.join('')}
        <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://elsewhere.example/"/>
        <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${signInAddress}"/>
      </IDPSSODescriptor></EntityDescriptor>`
}

/** What we have asked for, as a provider reads it. */
export function readRequest(goTo: string) {
  const compressedRequest = Buffer.from(new URL(goTo).searchParams.get('SAMLRequest') ?? '', 'base64')
  const xml = inflateRawSync(compressedRequest).toString('utf8')
  const of = (pattern: RegExp) => pattern.exec(xml)?.[1] ?? ''
  return {
    id: of(/ ID="([^"]*)"/),
    answerTo: of(/AssertionConsumerServiceURL="([^"]*)"/),
    by: of(/Issuer[^>]*>([^<]*)</),
  }
}

/** What an answer says; each part may be wrong. */
export type AssertionFacts = {
  readonly nameId: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
  readonly inResponseTo: string | null
  /** Of the subject's confirmation; else that of the answer. */
  readonly confirms?: string
  readonly audience: string | null
  readonly recipient: string
  readonly destination?: string
  readonly issuer: string
  readonly until: Date
  readonly conditionsUntil?: Date
  readonly from: Date
}

const at = (date: Date) => date.toISOString()

/** An assertion that nobody has signed yet. */
export function assertionOf(facts: AssertionFacts, id = `_${randomUUID()}`): string {
  const { nameId, attributes, inResponseTo, audience, recipient, issuer, until, conditionsUntil = until, from } = facts
  const confirms = facts.confirms ?? inResponseTo
  const values = Object.entries(attributes).map(
    ([name, texts]) =>
      `<saml:Attribute Name="${name}">${texts.map((text) => `<saml:AttributeValue>${text}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
  )
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${at(new Date())}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(until)}" Recipient="${recipient}"${confirms === null ? '' : ` InResponseTo="${confirms}"`}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(from)}" NotOnOrAfter="${at(conditionsUntil)}">${audience === null ? '' : `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction>`}</saml:Conditions><saml:AuthnStatement AuthnInstant="${at(new Date())}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${values.join('')}</saml:AttributeStatement></saml:Assertion>`
}

/** The answer around assertions, or around what stands in their place. */
export function responseOf(facts: AssertionFacts, within: string, id = `_${randomUUID()}`): string {
  const { inResponseTo, issuer, destination = facts.recipient } = facts
  const status = within.includes('Assertion') ? 'Success' : 'Responder'
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${at(new Date())}" Destination="${destination}"${inResponseTo === null ? '' : ` InResponseTo="${inResponseTo}"`}><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${status}"/></samlp:Status>${within}</samlp:Response>`
}

/** Signs the outermost element of a text, as a provider does. */
export function signXml(xml: string, { privateKey }: Pick<Key, 'privateKey'>, algorithm = sha256): string {
  const id = / ID="([^"]*)"/.exec(xml)?.[1] ?? ''
  const signature = new SignedXml({
    privateKey:
      privateKey.type === 'secret' ? privateKey.export() : privateKey.export({ type: 'pkcs8', format: 'pem' }),
    signatureAlgorithm: algorithm.signature,
    canonicalizationAlgorithm: exclusive,
  })
  if (privateKey.type === 'secret') signature.enableHMAC()
  const xpath = `//*[@ID='${id}']`
  signature.addReference({ xpath, digestAlgorithm: algorithm.digest, transforms: [envelopedTransform, exclusive] })
  signature.computeSignature(xml, { location: { reference: `${xpath}/*[local-name(.)='Issuer']`, action: 'after' } })
  return signature.getSignedXml()
}

export function inBase64(xml: string): string {
  return Buffer.from(xml).toString('base64')
}
