import { z } from 'zod'
import { confidence, occasion } from '#data/database/columns.ts'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { answerColumns } from '#domain/auditing/pack-files.ts'
import { csvText } from '#platform/csv/csv-text.ts'
import { peopleForExport } from './export-ids.ts'
import { isPast } from './pack-figures.ts'

const AnswerRow = z.object({
  id: z.string(),
  export_id: z.string(),
  item_id: z.string(),
  practice_id: z.string(),
  correct: z.boolean(),
  confidence,
  elapsed_ms: z.number(),
  answered_at: z.date(),
  document_hash: z.string(),
  policy_version: z.number(),
  occasion,
  choice: z.array(z.string()),
  misconceptions: z.array(z.string()),
  counts: z.boolean(),
})

const answersOfOrganisation = (organisationId: string) => sql`
  SELECT a.id, export.export_id, a.item_id, a.practice_id, a.correct, a.confidence::text, a.elapsed_ms, a.answered_at, a.choice,
    a.misconceptions, a.counts, coalesce(t.policy_version, f.policy_version) AS policy_version,
    a.occasion,
    coalesce(t.module_version_hash, (
      SELECT given ->> 'documentHash' FROM jsonb_array_elements(f.state -> 'answered') given
      WHERE given ->> 'itemId' = a.item_id LIMIT 1)) AS document_hash
  FROM ${peopleForExport(organisationId)} export
  JOIN person p ON p.organisation_id = ${organisationId}::uuid AND p.id = export.id AND NOT (${isPast})
  JOIN answer a ON a.organisation_id = p.organisation_id AND a.person_id = p.id
  LEFT JOIN attempt t ON t.organisation_id = a.organisation_id AND t.id = a.attempt_id
  LEFT JOIN follow_up f ON f.organisation_id = a.organisation_id AND f.id = a.follow_up_id
  ORDER BY export.export_id, a.answered_at, a.id`

/** answers.csv: every answer of people who have statuses, person by person and oldest first, with the item version that it was given to. */
export async function* packAnswers(
  transaction: ReadOnlyTransaction,
  organisationId: string,
  /** Takes the hash of every document that an answer was given to. */
  documents: Set<string>,
): AsyncGenerator<string> {
  yield csvText([answerColumns])
  for await (const batch of transaction.batches(AnswerRow, answersOfOrganisation(organisationId))) {
    for (const { document_hash } of batch) documents.add(document_hash)
    yield csvText(batch.map(answerRecord))
  }
}

function answerRecord(row: z.output<typeof AnswerRow>): string[] {
  return [
    row.export_id,
    row.item_id,
    row.correct ? '1' : '0',
    row.confidence,
    `${row.elapsed_ms}`,
    row.answered_at.toISOString(),
    row.id,
    row.practice_id,
    row.document_hash,
    `${row.policy_version}`,
    row.occasion,
    row.choice.join(' '),
    row.misconceptions.join(' '),
    row.counts ? '1' : '0',
  ]
}
