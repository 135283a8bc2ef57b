import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const MailProblemOf = z.object({
  problem: z.string(),
  /** What the server said, where it did. */
  serverWords: z.string().nullable(),
  /** When it was given up. */
  at: moment,
})

/** Why the last mail to someone could not be sent; null: it was, or none was tried. */
export async function findMailProblem(
  viewer: Administrator,
  personId: string,
): Promise<Readonly<z.output<typeof MailProblemOf>> | null> {
  const [mail] = await readInOrganisation(
    viewer,
    MailProblemOf,
    sql`
      SELECT last.problem, last.server_words AS "serverWords", last.ended_at AS at FROM (
        SELECT m.status, m.problem, m.server_words, m.ended_at FROM mail m
        WHERE m.organisation_id = ${viewer.organisationId}::uuid AND m.person_id = ${personId}::uuid AND m.status IN ('sent', 'failed')
        ORDER BY m.ended_at DESC LIMIT 1) last
      WHERE last.status = 'failed' AND last.problem IS NOT NULL`,
  )
  return mail ?? null
}
