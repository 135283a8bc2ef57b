import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const MailProblemOf = z.object({
  kind: z.string(),
  problem: z.string(),
  serverWords: z.string().nullable(),
  at: moment,
})

/** Why the last mail to someone could not be sent; null: it was, or none was tried. */
export async function findMailProblem(
  viewer: Administrator,
  personId: string,
): Promise<Readonly<z.output<typeof MailProblemOf>> | null> {
  const [mail] = await readInOrganisation(
    viewer,
    MailProblemOf.extend({ problem: z.string().nullable(), status: z.string() }),
    sql`
      SELECT m.kind, m.status, m.problem, m.server_words AS "serverWords", coalesce(m.ended_at, m.next_try_at) AS at
      FROM mail m
      WHERE m.organisation_id = ${viewer.organisationId}::uuid AND m.person_id = ${personId}::uuid AND m.status IN ('sent', 'failed')
      ORDER BY m.ended_at DESC LIMIT 1`,
  )
  return mail === undefined || mail.status !== 'failed' || mail.problem === null
    ? null
    : { kind: mail.kind, problem: mail.problem, serverWords: mail.serverWords, at: mail.at }
}
