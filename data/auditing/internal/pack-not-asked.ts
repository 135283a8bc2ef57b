import { z } from 'zod'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { excusalColumns, waiverColumns } from '#domain/auditing/pack-files.ts'
import { csvText } from '#platform/csv/csv-text.ts'
import { peopleForExport } from './export-ids.ts'

/** waivers.csv: what people did not have to finish and until when, ended waivers too. */
export async function* packWaivers(
  transaction: ReadOnlyTransaction,
  organisationId: string,
  names: 'with-names' | 'without-names',
): AsyncGenerator<string> {
  yield csvText([waiverColumns])
  const Row = z.object({
    person: z.string(),
    modules: z.array(z.string()),
    made_at: z.date(),
    until: z.string(),
    ended_at: z.date().nullable(),
    reason: z.string(),
  })
  for await (const batch of transaction.batches(
    Row,
    sql`
      SELECT p.export_id AS person, CASE WHEN w.module_slug IS NOT NULL THEN ARRAY[w.module_slug] ELSE ARRAY(
          SELECT m.module_slug FROM assignment_module m
          WHERE m.organisation_id = w.organisation_id AND m.assignment_id = w.assignment_id ORDER BY m.module_slug) END AS modules,
        w.made_at, w.until_day::text AS until, w.ended_at, w.reason
      FROM waiver w JOIN ${peopleForExport(organisationId)} p ON p.id = w.person_id
      WHERE w.organisation_id = ${organisationId}::uuid ORDER BY 1, w.made_at, w.id`,
  ))
    yield csvText(
      batch.map(({ person, modules, made_at, until, ended_at, reason }) => [
        ...[person, modules.join(' '), made_at.toISOString(), until, ended_at?.toISOString() ?? ''],
        names === 'with-names' ? reason : '',
      ]),
    )
}

/** excusals.csv: from which modules people were excused by what they understood, with the evidence, ended ones too. */
export async function* packExcusals(transaction: ReadOnlyTransaction, organisationId: string): AsyncGenerator<string> {
  yield csvText([excusalColumns])
  const Row = z.object({
    ...{ person: z.string(), module_slug: z.string(), practice: z.string(), made_at: z.date() },
    ...{ probability: z.number(), low: z.number(), high: z.number(), answers: z.array(z.string()) },
    ...{ parameters_hash: z.string(), ended_at: z.date().nullable(), ended_because: z.string().nullable() },
  })
  for await (const batch of transaction.batches(
    Row,
    sql`
      SELECT p.export_id AS person, x.module_slug, shown.practice, x.made_at, shown.probability, shown.low, shown.high, shown.answers,
        x.parameters_hash, x.ended_at, x.ended_because
      FROM excusal x
      JOIN ${peopleForExport(organisationId)} p ON p.id = x.person_id
      CROSS JOIN jsonb_to_recordset(x.evidence) AS shown(practice text, probability float8, low float8, high float8, answers text[])
      WHERE x.organisation_id = ${organisationId}::uuid ORDER BY 1, x.made_at, x.id, shown.practice`,
  ))
    yield csvText(
      batch.map(({ person, module_slug, practice, made_at, probability, low, high, answers, ...row }) => [
        ...[
          person,
          module_slug,
          practice,
          made_at.toISOString(),
          `${probability}`,
          `${low}`,
          `${high}`,
          answers.join(' '),
        ],
        ...[row.parameters_hash, row.ended_at?.toISOString() ?? '', row.ended_because ?? ''],
      ]),
    )
}
