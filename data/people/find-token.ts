import { z } from 'zod'
import { readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

export const TokenSubject = z.object({
  organisationId: z.string(),
  tokenId: z.string(),
  personId: z.string(),
  purpose: z.enum(['invitation', 'password_reset']),
  email: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  organisationName: z.string(),
})

export type TokenSubject = Readonly<z.output<typeof TokenSubject>>

/** Whose an invitation or reset is; null when it is unknown, used, or its time is over. */
export async function dangerouslyFindToken(tokenHash: string, { now }: { now: Date }): Promise<TokenSubject | null> {
  const [subject] = await readOfAll(
    TokenSubject,
    sql`
      SELECT organisation_id AS "organisationId", token_id AS "tokenId", person_id AS "personId", purpose::text, email,
        given_name AS "givenName", family_name AS "familyName", organisation_name AS "organisationName"
      FROM token_subject(${tokenHash}, ${now}::timestamptz)`,
  )
  return subject ?? null
}
