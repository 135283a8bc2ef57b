import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { revocationReasons } from '#domain/certificates/standing.ts'

/** A certificate as it is listed: without what it says of understanding, its code and its paper. */
export const certificateColumns = {
  id: z.string(),
  language: z.string(),
  issuedAt: moment,
  modules: z.number(),
  saysUnderstanding: z.boolean(),
  /** Whether its paper can still be made. */
  hasPaper: z.boolean(),
  revokedAt: moment.nullable(),
  revokedBecause: z.enum([...revocationReasons, 'by-holder']).nullable(),
  revokedWords: z.string().nullable(),
}

/** The same of `certificate c`. */
export const columnsOfCertificate: Query = sql`
  c.id, c.language, c.issued_at AS "issuedAt", jsonb_array_length(c.completed) AS modules,
  c.says_understanding AS "saysUnderstanding", c.paper IS NOT NULL AS "hasPaper", c.revoked_at AS "revokedAt",
  c.revoked_because AS "revokedBecause", c.revoked_words AS "revokedWords"`
