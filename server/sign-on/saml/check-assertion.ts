import type { SignOnProvider } from '#data/sign-on/provider.ts'
import type { SamlSubject } from '#domain/sign-on/read-attributes.ts'
import { skewSeconds } from '#server/sign-on/configuration.ts'
import { answerAddress, serviceAddress } from './addresses.ts'
import { attributeOf, childrenOf, isNamed, onlyChild, textOf } from './xml.ts'

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const mostAttributes = 200

/**
 * Reads an assertion whose signature was checked, and holds it to the profile of web browsers (SAML V2.0 Profiles, 4.1.4.2): of
 * this provider, for us alone, for the browser that brings it to this address in answer to this request, now. Throws.
 */
export function checkAssertion(
  assertion: Element,
  { organisationId, issuer }: SignOnProvider,
  { requestId, now }: { requestId: string; now: Date },
): { assertionId: string; subject: SamlSubject } {
  if (!isNamed(assertion, 'assertion', 'Assertion')) throw new Error('What is signed is no assertion')
  const assertionId = attributeOf(assertion, 'ID') ?? ''
  if (assertionId === '') throw new Error('The assertion has no ID')
  if (textOf(onlyChild(assertion, 'assertion', 'Issuer')) !== issuer)
    throw new Error('The assertion is of another provider')
  const conditions = onlyChild(assertion, 'assertion', 'Conditions')
  holds(conditions, { now })
  const restrictions = childrenOf(conditions, 'assertion', 'AudienceRestriction')
  const isForUs = (restriction: Element) =>
    childrenOf(restriction, 'assertion', 'Audience').some(
      (audience) => textOf(audience) === serviceAddress(organisationId),
    )
  if (restrictions.length === 0 || !restrictions.every(isForUs)) throw new Error('The assertion is for someone else')
  const [signedIn] = childrenOf(assertion, 'assertion', 'AuthnStatement')
  if (signedIn === undefined) throw new Error('The assertion does not say that anyone signed in')
  const subject = onlyChild(assertion, 'assertion', 'Subject')
  const confirmations = childrenOf(subject, 'assertion', 'SubjectConfirmation').filter(
    (confirmation) => attributeOf(confirmation, 'Method') === bearer,
  )
  if (!confirmations.some((confirmation) => confirms(confirmation, { organisationId, requestId, now })))
    throw new Error('The assertion is not for this answer: recipient, request or time')
  const nameId = onlyChild(subject, 'assertion', 'NameID')
  return {
    assertionId,
    subject: {
      issuer,
      nameId: { value: textOf(nameId), format: attributeOf(nameId, 'Format') },
      ...howSignedIn(signedIn),
      attributes: attributesOf(assertion),
    },
  }
}

function howSignedIn(statement: Element): Pick<SamlSubject, 'authenticatedSeconds' | 'strength'> {
  const at = Date.parse(attributeOf(statement, 'AuthnInstant') ?? '')
  const [context] = childrenOf(statement, 'assertion', 'AuthnContext')
  const [contextClass] = context === undefined ? [] : childrenOf(context, 'assertion', 'AuthnContextClassRef')
  return {
    authenticatedSeconds: Number.isNaN(at) ? null : Math.floor(at / 1000),
    strength: contextClass === undefined ? null : textOf(contextClass),
  }
}

function confirms(
  confirmation: Element,
  { organisationId, requestId, now }: { organisationId: string; requestId: string; now: Date },
): boolean {
  const [data] = childrenOf(confirmation, 'assertion', 'SubjectConfirmationData')
  if (data === undefined || attributeOf(data, 'NotBefore') !== null) return false
  const until = Date.parse(attributeOf(data, 'NotOnOrAfter') ?? '')
  return (
    attributeOf(data, 'Recipient') === answerAddress(organisationId) &&
    attributeOf(data, 'InResponseTo') === requestId &&
    until > now.getTime() - skewSeconds * 1000
  )
}

function holds(conditions: Element, { now }: { now: Date }): void {
  const [from, until] = [attributeOf(conditions, 'NotBefore'), attributeOf(conditions, 'NotOnOrAfter')]
  const [time, skew] = [now.getTime(), skewSeconds * 1000]
  if (from !== null && !(Date.parse(from) <= time + skew)) throw new Error('The assertion does not hold yet')
  if (until !== null && !(Date.parse(until) > time - skew)) throw new Error('The assertion holds no longer')
}

function attributesOf(assertion: Element): Record<string, string[]> {
  const attributes = new Map<string, string[]>()
  const attributeStatements = childrenOf(assertion, 'assertion', 'AttributeStatement').flatMap((statement) =>
    childrenOf(statement, 'assertion', 'Attribute'),
  )
  if (attributeStatements.length > mostAttributes) throw new Error('The assertion says too much')
  for (const attribute of attributeStatements) {
    const name = attributeOf(attribute, 'Name') ?? ''
    const values = childrenOf(attribute, 'assertion', 'AttributeValue').map(textOf)
    attributes.set(name, [...(attributes.get(name) ?? []), ...values])
  }
  return Object.fromEntries(attributes)
}
