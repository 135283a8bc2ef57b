import { createPublicKey, createSecretKey, randomUUID } from 'node:crypto'
import { serviceAddress } from './addresses.ts'
import { assertionOf, responseOf, type Said, sha1, signed } from './provider.testing.ts'
import { in5Minutes, type Using } from './saml.testing.ts'

type Attacks = Record<string, (said: Said) => string>

/** Answers that sign nobody in, made from what a right one says. */
export function attacksOn(organisations: () => { at: Using; elsewhere: Using }): Attacks {
  const key = () => organisations().at.provider.key
  const other = () => organisations().elsewhere
  const sign = (said: Said) => signed(assertionOf(said), key())
  const right = (said: Said) => responseOf(said, sign(said))
  return {
    'that nobody signed': (said) => responseOf(said, assertionOf(said)),
    'of which only the envelope is signed': (said) => signed(responseOf(said, assertionOf(said)), key()),
    'that another key signed': (said) => responseOf(said, signed(assertionOf(said), other().provider.key)),
    'that was signed with SHA-1': (said) => responseOf(said, signed(assertionOf(said), key(), sha1)),
    'that was signed with the certificate as a secret': (said) => {
      const secret = createPublicKey(key().privateKey).export({ type: 'spki', format: 'pem' })
      const hmac = { ...sha1, signature: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1' }
      return responseOf(said, signed(assertionOf(said), { privateKey: createSecretKey(Buffer.from(secret)) }, hmac))
    },
    'whose address was changed': (said) => responseOf(said, sign(said).replace('ward-one@', 'ward-two@')),
    'whose name was changed': (said) => responseOf(said, sign(said).replace('lasting ward-one', 'lasting ward-two')),
    'with a DOCTYPE': (said) => `<!DOCTYPE Response [<!ENTITY a "b">]>${right(said)}`,
    'for another audience': (said) => right({ ...said, audience: serviceAddress(other().organisation.organisationId) }),
    'for no audience': (said) => right({ ...said, audience: null }),
    'for another recipient': (said) =>
      right({ ...said, recipient: 'https://evil.example', destination: said.recipient }),
    'for another address': (said) => right({ ...said, destination: 'https://evil.example' }),
    'of another issuer': (said) => right({ ...said, issuer: other().provider.issuer }),
    'of another issuer in an envelope of this one': (said) =>
      responseOf(said, sign({ ...said, issuer: other().provider.issuer })),
    'whose conditions have ended': (said) => right({ ...said, conditionsUntil: in5Minutes(-2) }),
    'whose subject is confirmed no longer': (said) =>
      right({ ...said, until: in5Minutes(-2), conditionsUntil: in5Minutes() }),
    'that does not hold yet': (said) => right({ ...said, from: in5Minutes() }),
    'to another request, in an envelope to this one': (said) =>
      responseOf(said, sign({ ...said, confirms: `_${randomUUID()}` })),
    'with two assertions': (said) => responseOf(said, `${sign(said)}${sign(said)}`),
    'with more elements than anyone needs, which the library would look through for seconds': (said) =>
      responseOf(said, `${sign(said)}${'<a/>'.repeat(2000)}`),
    'with more attributes': (said) =>
      responseOf(said, `${sign(said)}<a ${Array.from({ length: 6000 }, (_, place) => `a${place}=""`).join(' ')}/>`),
    'with namespaces within one another': (said) => {
      const within = Array.from({ length: 6000 }, (_, place) => `<a xmlns:a${place}="a">`).join('')
      return responseOf(said, `${sign(said)}${within}${'</a>'.repeat(6000)}`)
    },
    'that is encrypted': (said) => responseOf(said, '<saml:EncryptedAssertion/>'),
    ...wrappings(sign),
  }
}

/**
 * XML signature wrapping (Somorovsky et al., “On Breaking SAML”, 2012): what was signed stays in the answer, somewhere, and beside it
 * stands what the attacker would have read.
 *
 * @param sign makes the assertion that was really signed.
 */
function wrappings(sign: (said: Said) => string): Attacks {
  const forged = (said: Said, id?: string) =>
    assertionOf({ ...said, nameId: 'forged', attributes: { mail: ['admin@evil.example'] } }, id)
  const idOf = (assertion: string) => / ID="([^"]*)"/.exec(assertion)?.[1] ?? ''
  const signatureOf = (assertion: string) => /<Signature.*<\/Signature>/s.exec(assertion)?.[0] ?? ''
  /** The forged assertion with something after its issuer. */
  const around = (assertion: string, inner: string) => assertion.replace('</saml:Issuer>', `</saml:Issuer>${inner}`)
  const object = (inner: string) => `<Object xmlns="http://www.w3.org/2000/09/xmldsig#">${inner}</Object>`
  const inSignature = (signature: string, inner: string) =>
    signature.replace('</Signature>', `${object(inner)}</Signature>`)
  return {
    'with a forged assertion before the signed one': (said) => responseOf(said, `${forged(said)}${sign(said)}`),
    'with a forged assertion after the signed one': (said) => responseOf(said, `${sign(said)}${forged(said)}`),
    'with the signed assertion within a forged one': (said) => responseOf(said, around(forged(said), sign(said))),
    'with the signed assertion in the signature of a forged one': (said) => {
      const real = sign(said)
      return responseOf(said, around(forged(said), inSignature(signatureOf(real), real.replace(signatureOf(real), ''))))
    },
    'with the signed assertion in an extension': (said) => {
      const real = sign(said)
      const extension = `<samlp:Extensions>${real.replace(signatureOf(real), '')}</samlp:Extensions>`
      return responseOf(said, `${extension}${around(forged(said), signatureOf(real))}`)
    },
    'with a forged assertion of the same ID': (said) => {
      const real = sign(said)
      return responseOf(said, around(forged(said, idOf(real)), inSignature(signatureOf(real), real)))
    },
    'with the signature of the signed one under a forged one': (said) => {
      const real = sign(said)
      return responseOf(said, around(forged(said, idOf(real)), signatureOf(real)))
    },
  }
}
