import { z } from 'zod'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const SignInCandidate = z.object({
  organisationId: z.string(),
  organisationName: z.string(),
  personId: z.string(),
  status: z.enum(['invited', 'active', 'suspended']),
  passwordHash: z.string().nullable(),
})

export type SignInCandidate = Readonly<z.output<typeof SignInCandidate>>

/** Who an address belongs to, one in each organisation that has it, with the hashes to check a password against. */
export function dangerouslyFindSignIns(email: string): Promise<SignInCandidate[]> {
  return readOfAll(
    SignInCandidate,
    sql`
      SELECT organisation_id AS "organisationId", organisation_name AS "organisationName", person_id AS "personId", status::text,
        password_hash AS "passwordHash"
      FROM sign_in_candidate(${email.trim().toLowerCase()})`,
  )
}

/** The one of them who is this person; null: their address is another by now. */
export async function dangerouslyFindSignInOf({
  organisationId,
  personId,
  email,
}: {
  readonly organisationId: string
  readonly personId: string
  readonly email: string
}): Promise<SignInCandidate | null> {
  const candidates = await dangerouslyFindSignIns(email)
  const isTheirs = (candidate: SignInCandidate) =>
    candidate.organisationId === organisationId && candidate.personId === personId
  return candidates.find(isTheirs) ?? null
}
