import { z } from 'zod'
import { confidence, moment, occasion } from '#data/database/columns.ts'
import type { Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { type UnderstandingRow, understandingAfter } from '#data/understanding/shared/evidence-row.ts'

const AnswerRow = z.object({
  practiceId: z.string(),
  itemId: z.string(),
  occasion,
  correct: z.boolean(),
  confidence,
  elapsedMs: z.number(),
  misconceptions: z.array(z.string()),
  now: moment,
})
const KeptRow = z.object({ practiceId: z.string(), revision: z.number() })
const WriteRow = z.object({ written: z.literal(true) })

/**
 * Computes all that one person's answers say again, from the answers, which never change, under these parameters. In a
 * transaction that keeps their new answers out meanwhile: the next answer is then computed anew from what this leaves.
 */
export async function replayPerson(
  transaction: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
  parametersHash: string,
  { practices = 'kept' }: { practices?: Practices } = {},
): Promise<void> {
  const rows = await replayedRows(transaction, { organisationId, personId }, parametersHash, { practices })
  for (const { practice_id: practiceId, ...row } of rows)
    await readerWithin(transaction)(
      WriteRow,
      sql`
        SELECT write_understanding(${organisationId}::uuid, ${personId}::uuid, ${practiceId}, ${JSON.stringify(row)}::jsonb) AS written`,
    )
}

/** Those of which something is kept; or all that were answered, of someone whose statuses were deleted. */
type Practices = 'kept' | 'all'

/** One person's rows as they will be, each with the revision after the one that is there now. */
export async function replayedRows(
  transaction: Transaction,
  { organisationId, personId }: { organisationId: string; personId: string },
  parametersHash: string,
  { practices = 'kept' }: { practices?: Practices } = {},
): Promise<(UnderstandingRow & { readonly practice_id: string })[]> {
  const read = readerWithin(transaction)
  const before = await read(
    KeptRow,
    sql`
      SELECT practice_id AS "practiceId", revision FROM understanding
      WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid FOR UPDATE`,
  )
  const answers = await read(
    AnswerRow,
    sql`
      SELECT practice_id AS "practiceId", item_id AS "itemId",
        occasion, correct, confidence::text, elapsed_ms AS "elapsedMs", misconceptions, answered_at AS now
      FROM answer
      WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid AND counts
      ORDER BY answered_at, id`,
  )
  const rows = new Map<string, UnderstandingRow>()
  for (const answer of answers) {
    const before = rows.get(answer.practiceId) ?? null
    rows.set(answer.practiceId, await understandingAfter(before, answer, parametersHash))
  }
  const revisions = new Map(before.map(({ practiceId, revision }) => [practiceId, revision]))
  return (practices === 'kept' ? [...revisions.keys()] : [...rows.keys()]).flatMap((practiceId) => {
    const row = rows.get(practiceId)
    const revision = (revisions.get(practiceId) ?? 0) + 1
    return row === undefined ? [] : [{ ...row, practice_id: practiceId, revision }]
  })
}
