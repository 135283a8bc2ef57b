import { type CheckedCertificate, dangerouslyCheckCertificate } from '#data/certificates/check-certificate.ts'
import { dangerouslyCountWrongCode, dangerouslyMayCheckCertificate } from '#data/people/certificate-limits.ts'
import { readCode } from '#domain/certificates/code.ts'
import { networkOf } from '#server/client-network.ts'
import { clientAddress } from '#server/sign-in-cookie.ts'

/** The certificate of a code that someone has in their address bar. Null: there is none. A network that guesses is kept waiting. */
export async function checkCode(text: string, { now }: { now: Date }): Promise<CheckedCertificate | 'too-many' | null> {
  const network = networkOf(await clientAddress())
  if (!(await dangerouslyMayCheckCertificate(network))) return 'too-many'
  const code = readCode(text)
  const certificate = code === null ? null : await dangerouslyCheckCertificate(code, { now })
  if (certificate === null) await dangerouslyCountWrongCode(network)
  return certificate
}
