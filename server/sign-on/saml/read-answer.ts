import { SamlStatusError } from '@node-saml/node-saml'
import type { SignOnProvider } from '#data/sign-on/provider.ts'
import type { SamlSubject } from '#domain/sign-on/read-attributes.ts'
import { answerAddress } from './addresses.ts'
import { checkAssertion } from './check-assertion.ts'
import { isOwnRequest } from './request-id.ts'
import { samlOf } from './saml-of.ts'
import { allWithin, attributeOf, childrenOf, countOf, isNamed, onlyChild, parseXml, textOf } from './xml.ts'

/** SHA-1 and what is weaker can be forged; a secret that both know would be the public key. */
const algorithms: Readonly<Record<string, readonly string[]>> = {
  SignatureMethod: [
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  ],
  DigestMethod: ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  CanonicalizationMethod: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
  Transform: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
}

/** More than a thousand groups and every attribute need: the library looks for signatures in a time that grows with both. */
const most = { elements: 1500, attributes: 5000 }

/** Why an answer signs nobody in. `requestId`: of the request of ours that it says it answers, else null. */
export class AnswerRefusal extends Error {
  readonly requestId: string | null
  readonly reason: 'not-trusted' | 'provider-refused' | 'started-elsewhere'
  constructor(message: string, of: Pick<AnswerRefusal, 'requestId' | 'reason'>, cause?: unknown) {
    super(message, { cause })
    this.name = 'AnswerRefusal'
    this.requestId = of.requestId
    this.reason = of.reason
  }
}

/**
 * What a provider answers to a request of ours (SAML 2.0, HTTP-POST): an assertion that it has signed itself, for this
 * organisation and this request, that holds now. Only what is under that signature is read. Throws AnswerRefusal.
 *
 * @param samlResponse as the form has it, in base64.
 */
export async function readAnswer(
  provider: SignOnProvider,
  samlResponse: string,
  { now }: { now: Date },
): Promise<{ requestId: string; assertionId: string; subject: SamlSubject }> {
  const { organisationId } = provider
  let requestId: string | null = null
  try {
    const xml = Buffer.from(samlResponse, 'base64').toString('utf8')
    const response = parseXml(xml)
    if (!isNamed(response, 'protocol', 'Response')) throw new Error('It is no Response')
    const answeredRequestId = attributeOf(response, 'InResponseTo')
    if (answeredRequestId === null || !isOwnRequest(organisationId, answeredRequestId, { now })) {
      const of = { requestId: null, reason: 'started-elsewhere' } as const
      throw new AnswerRefusal('It answers no request of ours', of)
    }
    requestId = answeredRequestId
    if (countOf(/<[^/]/g, xml) > most.elements || countOf(/=/g, xml) > most.attributes)
      throw new Error('It says more than any provider does')
    checkResponse(response, provider)
    const { profile } = await samlOf(provider, requestId, { now }).validatePostResponseAsync({
      SAMLResponse: samlResponse,
    })
    const assertionXml = profile?.getAssertionXml?.()
    if (assertionXml === undefined) throw new Error('It holds no assertion')
    return { requestId, ...checkAssertion(parseXml(assertionXml), provider, { requestId, now }) }
  } catch (error) {
    if (error instanceof AnswerRefusal) throw error
    const reason = error instanceof SamlStatusError ? 'provider-refused' : 'not-trusted'
    throw new AnswerRefusal(error instanceof Error ? error.message : `${error}`, { requestId, reason }, error)
  }
}

/** What can be said before anything is believed; it only refuses. */
function checkResponse(response: Element, { organisationId, issuer }: SignOnProvider): void {
  const destination = attributeOf(response, 'Destination')
  if (destination !== null && destination !== answerAddress(organisationId))
    throw new Error('It is for another address')
  for (const issuerElement of childrenOf(response, 'assertion', 'Issuer'))
    if (textOf(issuerElement) !== issuer) throw new Error('It is of another provider')
  if (childrenOf(response, 'assertion', 'EncryptedAssertion').length > 0)
    throw new Error('Its assertion is encrypted, which is not supported')
  const assertions = allWithin(response, 'assertion', 'Assertion')
  if (assertions.length > 1) throw new Error('It holds more than one assertion')
  for (const assertion of assertions) onlyChild(assertion, 'signature', 'Signature')
  for (const [name, allowedAlgorithms] of Object.entries(algorithms))
    for (const element of allWithin(response, 'signature', name))
      if (!allowedAlgorithms.includes(attributeOf(element, 'Algorithm') ?? ''))
        throw new Error(`It uses another ${name}`)
}
