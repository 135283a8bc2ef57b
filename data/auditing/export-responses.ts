import { z } from 'zod'
import { peopleForExport } from '#data/auditing/internal/export-ids.ts'
import { leaveTrace } from '#data/auditing/internal/leave-trace.ts'
import { confidence } from '#data/database/columns.ts'
import { inReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'
import { csvText } from '#platform/csv/csv-text.ts'

const ResponseRow = z.object({
  export_id: z.string(),
  item_id: z.string(),
  correct: z.boolean(),
  confidence,
  elapsed_ms: z.number(),
  answered_at: z.date(),
})

/**
 * responses.csv: every answer of the organisation, also those that do not count, oldest first for each person. In
 * pieces, so that it is never all in memory. People are ids that exports alone have.
 */
export async function exportResponses(viewer: Administrator, { now }: { now: Date }): Promise<AsyncIterable<string>> {
  await leaveTrace(viewer, 'responses', { now })
  return inReadOnlyTransaction(viewer, async function* (transaction) {
    yield csvText([['person', 'item', 'correct', 'confidence', 'elapsed_ms', 'answered_at']])
    const answers = transaction.batches(
      ResponseRow,
      sql`
        SELECT p.export_id, a.item_id, a.correct, a.confidence::text, a.elapsed_ms, a.answered_at
        FROM ${peopleForExport(viewer.organisationId)} p
        JOIN answer a ON a.organisation_id = ${viewer.organisationId}::uuid AND a.person_id = p.id
        ORDER BY p.export_id, a.answered_at, a.id`,
    )
    for await (const batch of answers) yield csvText(batch.map(responseRecord))
  })
}

function responseRecord(row: z.output<typeof ResponseRow>): string[] {
  return [
    row.export_id,
    row.item_id,
    row.correct ? '1' : '0',
    row.confidence,
    `${row.elapsed_ms}`,
    row.answered_at.toISOString(),
  ]
}
