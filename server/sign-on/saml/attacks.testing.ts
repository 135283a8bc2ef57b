import { createPublicKey, createSecretKey, randomUUID } from 'node:crypto'
import { serviceAddress } from './addresses.ts'
import { type AssertionFacts, assertionOf, responseOf, sha1, signXml } from './provider.testing.ts'
import { in5Minutes, type Using } from './saml.testing.ts'

type Attacks = Record<string, (facts: AssertionFacts) => string>

/** Answers that sign nobody in, made from what a right one says. */
export function attacksOn(organisations: () => { at: Using; elsewhere: Using }): Attacks {
  const key = () => organisations().at.provider.key
  const other = () => organisations().elsewhere
  const sign = (facts: AssertionFacts) => signXml(assertionOf(facts), key())
  const right = (facts: AssertionFacts) => responseOf(facts, sign(facts))
  return {
    'that nobody signed': (facts) => responseOf(facts, assertionOf(facts)),
    'of which only the envelope is signed': (facts) => signXml(responseOf(facts, assertionOf(facts)), key()),
    'that another key signed': (facts) => responseOf(facts, signXml(assertionOf(facts), other().provider.key)),
    'that was signed with SHA-1': (facts) => responseOf(facts, signXml(assertionOf(facts), key(), sha1)),
    'that was signed with the certificate as a secret': (facts) => {
      const secret = createPublicKey(key().privateKey).export({ type: 'spki', format: 'pem' })
      const hmac = { ...sha1, signature: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1' }
      return responseOf(facts, signXml(assertionOf(facts), { privateKey: createSecretKey(Buffer.from(secret)) }, hmac))
    },
    'whose address was changed': (facts) => responseOf(facts, sign(facts).replace('ward-one@', 'ward-two@')),
    'whose name was changed': (facts) => responseOf(facts, sign(facts).replace('lasting ward-one', 'lasting ward-two')),
    'with a DOCTYPE': (facts) => `<!DOCTYPE Response [<!ENTITY a "b">]>${right(facts)}`,
    'for another audience': (facts) =>
      right({ ...facts, audience: serviceAddress(other().organisation.organisationId) }),
    'for no audience': (facts) => right({ ...facts, audience: null }),
    'for another recipient': (facts) =>
      right({ ...facts, recipient: 'https://evil.example', destination: facts.recipient }),
    'for another address': (facts) => right({ ...facts, destination: 'https://evil.example' }),
    'of another issuer': (facts) => right({ ...facts, issuer: other().provider.issuer }),
    'of another issuer in an envelope of this one': (facts) =>
      responseOf(facts, sign({ ...facts, issuer: other().provider.issuer })),
    'whose conditions have ended': (facts) => right({ ...facts, conditionsUntil: in5Minutes(-2) }),
    'whose subject is confirmed no longer': (facts) =>
      right({ ...facts, until: in5Minutes(-2), conditionsUntil: in5Minutes() }),
    'that does not hold yet': (facts) => right({ ...facts, from: in5Minutes() }),
    'to another request, in an envelope to this one': (facts) =>
      responseOf(facts, sign({ ...facts, confirms: `_${randomUUID()}` })),
    'with two assertions': (facts) => responseOf(facts, `${sign(facts)}${sign(facts)}`),
    'with more elements than anyone needs, which the library would look through for seconds': (facts) =>
      responseOf(facts, `${sign(facts)}${'<a/>'.repeat(2000)}`),
    'with more attributes': (facts) =>
      responseOf(facts, `${sign(facts)}<a ${Array.from({ length: 6000 }, (_, place) => `a${place}=""`).join(' ')}/>`),
    'with namespaces within one another': (facts) => {
      const within = Array.from({ length: 6000 }, (_, place) => `<a xmlns:a${place}="a">`).join('')
      return responseOf(facts, `${sign(facts)}${within}${'</a>'.repeat(6000)}`)
    },
    'that is encrypted': (facts) => responseOf(facts, '<saml:EncryptedAssertion/>'),
    ...wrappings(sign),
  }
}

/**
 * XML signature wrapping (Somorovsky et al., “On Breaking SAML”, 2012): what was signed stays in the answer, somewhere, and beside it
 * stands what the attacker would have read.
 *
 * @param sign makes the assertion that was really signed.
 */
function wrappings(sign: (facts: AssertionFacts) => string): Attacks {
  const forgedResponse = (facts: AssertionFacts, id?: string) =>
    assertionOf({ ...facts, nameId: 'forged', attributes: { mail: ['admin@evil.example'] } }, id)
  const idOf = (assertion: string) => / ID="([^"]*)"/.exec(assertion)?.[1] ?? ''
  const signatureOf = (assertion: string) => /<Signature.*<\/Signature>/s.exec(assertion)?.[0] ?? ''
  /** The forged assertion with something after its issuer. */
  const around = (assertion: string, inner: string) => assertion.replace('</saml:Issuer>', `</saml:Issuer>${inner}`)
  const object = (inner: string) => `<Object xmlns="http://www.w3.org/2000/09/xmldsig#">${inner}</Object>`
  const inSignature = (signature: string, inner: string) =>
    signature.replace('</Signature>', `${object(inner)}</Signature>`)
  return {
    'with a forged assertion before the signed one': (facts) =>
      responseOf(facts, `${forgedResponse(facts)}${sign(facts)}`),
    'with a forged assertion after the signed one': (facts) =>
      responseOf(facts, `${sign(facts)}${forgedResponse(facts)}`),
    'with the signed assertion within a forged one': (facts) =>
      responseOf(facts, around(forgedResponse(facts), sign(facts))),
    'with the signed assertion in the signature of a forged one': (facts) => {
      const real = sign(facts)
      return responseOf(
        facts,
        around(forgedResponse(facts), inSignature(signatureOf(real), real.replace(signatureOf(real), ''))),
      )
    },
    'with the signed assertion in an extension': (facts) => {
      const real = sign(facts)
      const extension = `<samlp:Extensions>${real.replace(signatureOf(real), '')}</samlp:Extensions>`
      return responseOf(facts, `${extension}${around(forgedResponse(facts), signatureOf(real))}`)
    },
    'with a forged assertion of the same ID': (facts) => {
      const real = sign(facts)
      return responseOf(facts, around(forgedResponse(facts, idOf(real)), inSignature(signatureOf(real), real)))
    },
    'with the signature of the signed one under a forged one': (facts) => {
      const real = sign(facts)
      return responseOf(facts, around(forgedResponse(facts, idOf(real)), signatureOf(real)))
    },
  }
}
