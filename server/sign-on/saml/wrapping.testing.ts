import { assertionOf, responseOf, type Said } from './provider.testing.ts'

/**
 * XML signature wrapping (Somorovsky et al., “On Breaking SAML”, 2012): what was signed stays in the answer, somewhere, and beside it
 * stands what the attacker would have read.
 *
 * @param sign makes the assertion that was really signed.
 */
export function wrappings(sign: (said: Said) => string): Record<string, (said: Said) => string> {
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
