import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { fromSnapshot } from '#data/database/read-only.ts'
import type { Administrator } from '#data/viewer.ts'
import { csvText } from '#platform/csv/csv-text.ts'
import { itemsCsv } from './internal/items-csv.ts'
import { leaveTrace } from './internal/leave-trace.ts'

type Moment = { readonly now: Date }

type ResponseRow = {
  person_id: string
  item_id: string
  correct: boolean
  confidence: string
  elapsed_ms: number
  answered_at: Date
}

/**
 * responses.csv: every answer of the organisation, also those that do not count, oldest first for each person. In
 * pieces, so that it is never all in memory. People are their ids.
 */
export async function exportResponses(viewer: Administrator, { now }: Moment): Promise<AsyncIterable<string>> {
  await leaveTrace(viewer, 'responses', { now })
  return fromSnapshot(viewer, async function* (snapshot) {
    yield csvText([['person', 'item', 'correct', 'confidence', 'elapsed_ms', 'answered_at']])
    const answers = snapshot.batches<ResponseRow>(
      `SELECT person_id, item_id, correct, confidence::text, elapsed_ms, answered_at FROM answer
        WHERE organisation_id = $1 ORDER BY person_id, answered_at, id`,
      [viewer.organisationId],
    )
    for await (const batch of answers) yield csvText(batch.map(responseRecord))
  })
}

function responseRecord(row: ResponseRow): string[] {
  return [
    row.person_id,
    row.item_id,
    row.correct ? '1' : '0',
    row.confidence,
    `${row.elapsed_ms}`,
    row.answered_at.toISOString(),
  ]
}

/** items.csv: every item that an answer may be to, with what experts say of it. */
export async function exportItems(viewer: Administrator, { now }: Moment): Promise<AsyncIterable<string>> {
  const curriculum = await curriculumInService(viewer)
  await leaveTrace(viewer, 'items', { now })
  return fromSnapshot(viewer, async function* (snapshot) {
    yield await itemsCsv(snapshot, curriculum)
  })
}

/** parameters.json: the parameter document in force, which `--parameters` takes. */
export async function exportParameters(viewer: Administrator, { now }: Moment): Promise<string> {
  const { parameters } = await curriculumInService(viewer)
  await leaveTrace(viewer, 'parameters', { now })
  return `${JSON.stringify(parameters, null, 1)}\n`
}
