import { hasTries, type Limit, takeTries } from './internal/tries.ts'

/** Codes that are of no certificate, from one network in a quarter of an hour: people mistype, and nobody guesses 128 bits. */
const wrongCodesOf = (network: string): Limit => ({ name: 'certificate-network', most: 30, of: [network] })

/** Whether someone on this network may still ask whether a code is a certificate's. */
export async function dangerouslyMayCheckCertificate(network: string): Promise<boolean> {
  return hasTries(wrongCodesOf(network))
}

/** Counts a code from this network that is of no certificate. */
export async function dangerouslyCountWrongCode(network: string): Promise<void> {
  await takeTries([wrongCodesOf(network)])
}
