import type { Snapshot } from '#data/database/read-only.ts'
import { answerColumns } from '#domain/auditing/pack-files.ts'
import { csvText } from '#platform/csv/csv-text.ts'

type AnswerRow = {
  id: string
  person_id: string
  item_id: string
  practice_id: string
  correct: boolean
  confidence: string
  elapsed_ms: number
  answered_at: Date
  document_hash: string
  policy_version: number
  asked_in: 'training' | 'follow-up'
  choice: string[]
  counts: boolean
}

const answersOfOrganisation = `
  SELECT a.id, a.person_id, a.item_id, a.practice_id, a.correct, a.confidence::text, a.elapsed_ms, a.answered_at, a.choice,
    a.counts, coalesce(t.policy_version, f.policy_version) AS policy_version,
    a.occasion AS asked_in,
    coalesce(t.module_version_hash, (
      SELECT given ->> 'documentHash' FROM jsonb_array_elements(f.state -> 'answered') given
      WHERE given ->> 'itemId' = a.item_id LIMIT 1)) AS document_hash
  FROM answer a
  LEFT JOIN attempt t ON t.organisation_id = a.organisation_id AND t.id = a.attempt_id
  LEFT JOIN follow_up f ON f.organisation_id = a.organisation_id AND f.id = a.follow_up_id
  WHERE a.organisation_id = $1
  ORDER BY a.person_id, a.answered_at, a.id`

/** answers.csv: every answer, person by person and oldest first, with the item version that it was given to. */
export async function* packAnswers(
  snapshot: Snapshot,
  organisationId: string,
  /** Takes the hash of every document that an answer was given to. */
  documents: Set<string>,
): AsyncGenerator<string> {
  yield csvText([answerColumns])
  for await (const batch of snapshot.batches<AnswerRow>(answersOfOrganisation, [organisationId])) {
    for (const { document_hash } of batch) documents.add(document_hash)
    yield csvText(batch.map(answerRecord))
  }
}

function answerRecord(row: AnswerRow): string[] {
  return [
    row.person_id,
    row.item_id,
    row.correct ? '1' : '0',
    row.confidence,
    `${row.elapsed_ms}`,
    row.answered_at.toISOString(),
    row.id,
    row.practice_id,
    row.document_hash,
    `${row.policy_version}`,
    row.asked_in,
    row.choice.join(' '),
    row.counts ? '1' : '0',
  ]
}
