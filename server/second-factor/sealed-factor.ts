import { z } from 'zod'
import { passwordKeys } from '#platform/env.ts'
import { openHash, sealHash } from '#platform/password.ts'

const Factor = z.object({
  personId: z.string(),
  /** Of the app, in base32. */
  secret: z.string(),
  /** SHA-256 of the recovery codes that are left. */
  recovery: z.array(z.string()),
  /** The session that is setting it up; left out once it is set up. */
  begunIn: z.string().optional(),
})

export type Factor = Readonly<z.output<typeof Factor>>

/** A second factor as it is kept: under the web process's key, and good for its own person alone. */
export function sealFactor(factor: Factor): string {
  return sealHash(JSON.stringify(factor), passwordKeys())
}

/** The factor; null where no key opens it, or where it is another person's. */
export function openFactor(sealedFactor: string, { personId }: { personId: string }): Factor | null {
  const factorText = openHash(sealedFactor, passwordKeys())
  if (factorText === null) return null
  const factor = Factor.parse(JSON.parse(factorText))
  return factor.personId === personId ? factor : null
}
