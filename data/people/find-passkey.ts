import { z } from 'zod'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const PasskeyCandidate = z.object({
  organisationId: z.string(),
  personId: z.string(),
  status: z.enum(['invited', 'active', 'suspended']),
  email: z.string(),
  passkeyId: z.string(),
  publicKey: z.instanceof(Uint8Array),
  counter: z.coerce.number(),
})

export type PasskeyCandidate = Readonly<z.output<typeof PasskeyCandidate>>

/** Whose passkey it is, in whatever organisation, with the key to check a signature against. */
export async function dangerouslyFindPasskey(credentialId: string): Promise<PasskeyCandidate | null> {
  const [candidate] = await readOfAll(
    PasskeyCandidate,
    sql`
      SELECT organisation_id AS "organisationId", person_id AS "personId", status::text, email,
        passkey_id AS "passkeyId", public_key AS "publicKey", counter
      FROM passkey_candidate(${credentialId})`,
  )
  return candidate ?? null
}
