import { z } from 'zod'
import { leaveTrace } from '#data/auditing/internal/leave-trace.ts'
import { confidence } from '#data/database/columns.ts'
import { inReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { csvText } from '#platform/csv/csv-text.ts'

const ResponseRow = z.object({
  person_id: z.string(),
  item_id: z.string(),
  correct: z.boolean(),
  confidence,
  elapsed_ms: z.number(),
  answered_at: z.date(),
})

/**
 * responses.csv: every answer of the organisation, also those that do not count, oldest first for each person. In
 * pieces, so that it is never all in memory. People are their ids.
 */
export async function exportResponses(viewer: Administrator, { now }: { now: Date }): Promise<AsyncIterable<string>> {
  await leaveTrace(viewer, 'responses', { now })
  return inReadOnlyTransaction(viewer, async function* (transaction) {
    yield csvText([['person', 'item', 'correct', 'confidence', 'elapsed_ms', 'answered_at']])
    const answers = transaction.batches(
      ResponseRow,
      sql`
        SELECT person_id, item_id, correct, confidence::text, elapsed_ms, answered_at FROM answer
        WHERE organisation_id = ${viewer.organisationId}::uuid ORDER BY person_id, answered_at, id`,
    )
    for await (const batch of answers) yield csvText(batch.map(responseRecord))
  })
}

function responseRecord(row: z.output<typeof ResponseRow>): string[] {
  return [
    row.person_id,
    row.item_id,
    row.correct ? '1' : '0',
    row.confidence,
    `${row.elapsed_ms}`,
    row.answered_at.toISOString(),
  ]
}
