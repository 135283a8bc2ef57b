import { z } from 'zod'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { clinicianColumns, memberColumns, publicationColumns, teamColumns } from '#domain/auditing/pack-files.ts'
import { csvText } from '#platform/csv/csv-text.ts'
import { reportedPeople } from './pack-figures.ts'

/** clinicians.csv: whose understanding is reported, and whether they count in the figures of groups. */
export async function* packClinicians(
  transaction: ReadOnlyTransaction,
  organisationId: string,
): AsyncGenerator<string> {
  yield csvText([clinicianColumns])
  for await (const batch of transaction.batches(
    z.object({ person_id: z.string(), counted: z.boolean() }),
    sql`${reportedPeople(organisationId)} ORDER BY p.id`,
  ))
    yield csvText(batch.map(({ person_id, counted }) => [person_id, counted ? '1' : '0']))
}

export async function* packTeams(transaction: ReadOnlyTransaction, organisationId: string): AsyncGenerator<string> {
  yield csvText([teamColumns])
  for await (const batch of transaction.batches(
    z.object({ id: z.string(), parent_id: z.string().nullable() }),
    sql`SELECT id, parent_id FROM team WHERE organisation_id = ${organisationId}::uuid ORDER BY id`,
  ))
    yield csvText(batch.map(({ id, parent_id }) => [id, parent_id ?? '']))
}

export async function* packMembers(transaction: ReadOnlyTransaction, organisationId: string): AsyncGenerator<string> {
  yield csvText([memberColumns])
  for await (const batch of transaction.batches(
    z.object({ team_id: z.string(), person_id: z.string() }),
    sql`SELECT team_id, person_id FROM team_member WHERE organisation_id = ${organisationId}::uuid ORDER BY team_id, person_id`,
  ))
    yield csvText(batch.map(({ team_id, person_id }) => [team_id, person_id]))
}

/** policies.jsonl: each version that the organisation's policy ever had, on a line of its own. */
export async function* packPolicies(transaction: ReadOnlyTransaction, organisationId: string): AsyncGenerator<string> {
  for await (const batch of transaction.batches(
    z.object({ version: z.number(), document: z.unknown(), created_at: z.date() }),
    sql`SELECT version, document, created_at FROM policy WHERE organisation_id = ${organisationId}::uuid ORDER BY version`,
  ))
    yield batch
      .map(({ version, document, created_at }) => `${JSON.stringify({ version, createdAt: created_at, document })}\n`)
      .join('')
}

/** publications.csv: which curriculum and which parameters were in force from when. */
export async function* packPublications(transaction: ReadOnlyTransaction): AsyncGenerator<string> {
  yield csvText([publicationColumns])
  for await (const batch of transaction.batches(
    z.object({ published_at: z.date(), curriculum_hash: z.string(), parameters_hash: z.string() }),
    sql`SELECT published_at, curriculum_hash, parameters_hash FROM publication ORDER BY id`,
  ))
    yield csvText(
      batch.map(({ published_at, curriculum_hash, parameters_hash }) => [
        published_at.toISOString(),
        curriculum_hash,
        parameters_hash,
      ]),
    )
}

/** audit-trail.txt: each event as the very text that was hashed, its hash before it, in the order of the chain. */
export async function* packAuditTrail(
  transaction: ReadOnlyTransaction,
  organisationId: string,
): AsyncGenerator<string> {
  for await (const batch of transaction.batches(
    z.object({ hash: z.string(), content: z.string() }),
    sql`SELECT e.hash, audit_content(e) AS content FROM audit_event e WHERE e.organisation_id = ${organisationId}::uuid ORDER BY e.place`,
  ))
    yield batch.map(({ hash, content }) => `${hash} ${content}\n`).join('')
}

export async function packAuditHead(transaction: ReadOnlyTransaction, organisationId: string): Promise<string> {
  const [head] = await transaction.all(
    z.object({ place: z.string(), hash: z.string() }),
    sql`SELECT place, hash FROM audit_head WHERE organisation_id = ${organisationId}::uuid`,
  )
  return `${JSON.stringify({ place: Number(head?.place ?? 0), hash: head?.hash ?? '' })}\n`
}

/**
 * names.jsonl: who and what the ids are. Only where it was asked for. No table, because a spreadsheet would run a name that
 * begins like a formula.
 */
export async function* packNames(transaction: ReadOnlyTransaction, organisationId: string): AsyncGenerator<string> {
  for await (const batch of transaction.batches(
    z.object({ id: z.string(), is: z.string(), name: z.string() }),
    sql`
      SELECT id, 'person' AS is, trim(given_name || ' ' || family_name) AS name FROM person WHERE organisation_id = ${organisationId}::uuid
      UNION ALL SELECT id, 'team', name FROM team WHERE organisation_id = ${organisationId}::uuid ORDER BY 2, 1`,
  ))
    yield batch.map((row) => `${JSON.stringify(row)}\n`).join('')
}
