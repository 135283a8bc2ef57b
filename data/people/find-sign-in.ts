import { z } from 'zod'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const SignInCandidate = z.object({
  organisationId: z.string(),
  personId: z.string(),
  status: z.enum(['invited', 'active', 'suspended']),
  passwordHash: z.string().nullable(),
})

export type SignInCandidate = Readonly<z.output<typeof SignInCandidate>>

/** Who an address belongs to, in whatever organisation, with the hash to check a password against. */
export async function dangerouslyFindSignIn(email: string): Promise<SignInCandidate | null> {
  const [candidate] = await readOfAll(
    SignInCandidate,
    sql`
      SELECT organisation_id AS "organisationId", person_id AS "personId", status::text, password_hash AS "passwordHash"
      FROM sign_in_candidate(${email.trim().toLowerCase()})`,
  )
  return candidate ?? null
}
