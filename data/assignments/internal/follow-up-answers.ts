import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const FollowUpAnswers = z.object({
  personId: z.string(),
  practice: z.string(),
  followUpAt: moment,
  answers: z.array(z.string()),
})

/** Of these people, by person and practice: when a follow-up was last answered rightly, and the answers that count. */
export async function followUpAnswers(
  read: ReadRows,
  { organisationId, personIds }: { organisationId: string; personIds: readonly string[] },
): Promise<(personId: string, practice: string) => z.output<typeof FollowUpAnswers> | undefined> {
  const rows = await read(
    FollowUpAnswers,
    sql`
      SELECT a.person_id AS "personId", a.practice_id AS practice, array_agg(a.id::text ORDER BY a.answered_at, a.id) AS answers,
        max(a.answered_at) FILTER (WHERE a.correct AND a.occasion = 'follow-up') AS "followUpAt"
      FROM answer a
      WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = ANY (${personIds}::uuid[]) AND a.counts
      GROUP BY a.person_id, a.practice_id
      HAVING bool_or(a.correct AND a.occasion = 'follow-up')`,
  )
  const byKey = new Map(rows.map((row) => [`${row.personId} ${row.practice}`, row]))
  return (personId, practice) => byKey.get(`${personId} ${practice}`)
}
