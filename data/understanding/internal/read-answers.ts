import { z } from 'zod'
import { primaryLanguage } from '#curriculum/varieties.ts'
import { choiceKey } from '#data/curriculum/shared/choice-key.ts'
import { confidence } from '#data/database/columns.ts'
import { call } from '#data/database/database.ts'
import { type AnswerTable, AnswerTableBuilder } from '#domain/comprehension/calibration/answer-table.ts'
import { inCanonicalOrder } from '#domain/comprehension/calibration/canonical-order.ts'
import type { ItemFormat } from '#domain/comprehension/item.ts'

/** Everybody's counted answers, and of each person of the table what they are compared by. */
export type AnswersOfAll = {
  readonly table: AnswerTable
  /** In the order of `table.people`. */
  readonly professions: readonly string[]
  readonly languages: readonly string[]
}

const person = {
  organisation_id: z.string(),
  person_id: z.string(),
  profession: z.string(),
  language: z.string(),
}

const countedAnswers = {
  name: 'counted_answers',
  text: 'SELECT * FROM counted_answers($1, $2, $3)',
  // Someone without answers has one row without an item.
  row: z.union([
    z.object({
      ...person,
      item_id: z.string(),
      choice: z.array(z.string()),
      correct: z.boolean(),
      confidence,
      elapsed_ms: z.number(),
      answered_at: z.date(),
    }),
    z.object({ ...person, item_id: z.null() }),
  ]),
}
const firstId = '00000000-0000-0000-0000-000000000000'
const peopleAtOnce = 400

/**
 * Reads the counted answers of all organisations, some hundred people at a time, by ids and without names. In an order that
 * the answers alone decide, so that nothing learned from them depends on ids, nor on who was erased since.
 */
export async function readAnswersOfAll(formats: ReadonlyMap<string, ItemFormat>): Promise<AnswersOfAll> {
  const { builder, groups } = await readRows(formats)
  const table = inCanonicalOrder(builder.finish())
  const of = (group: keyof Groups) => table.people.map((id) => groups.get(id)?.[group] ?? '')
  return { table, professions: of('profession'), languages: of('language') }
}

/** What someone is compared by. */
type Groups = { readonly profession: string; readonly language: string }

async function readRows(
  formats: ReadonlyMap<string, ItemFormat>,
): Promise<{ builder: AnswerTableBuilder; groups: ReadonlyMap<string, Groups> }> {
  const builder = new AnswerTableBuilder()
  const groups = new Map<string, Groups>()
  let last = { organisation_id: firstId, person_id: firstId }
  for (;;) {
    const rows = await call(countedAnswers, [last.organisation_id, last.person_id, peopleAtOnce])
    const end = rows.at(-1)
    if (end === undefined) return { builder, groups }
    for (const row of rows) {
      if (row.item_id === null) continue
      const person = `${row.organisation_id} ${row.person_id}`
      // Too few would be left to compare if a variety, which has the same questions, counted as a language by itself.
      groups.set(person, { profession: row.profession, language: primaryLanguage(row.language) })
      builder.add({
        person,
        item: row.item_id,
        correct: row.correct,
        confidence: row.confidence,
        elapsedMs: row.elapsed_ms,
        answeredAt: row.answered_at.getTime(),
        choice: choiceKey(formats.get(row.item_id) ?? 'single', row.choice),
      })
    }
    last = end
  }
}
