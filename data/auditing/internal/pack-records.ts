import { z } from 'zod'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { clinicianColumns, memberColumns, publicationColumns, teamColumns } from '#domain/auditing/pack-files.ts'
import { csvText } from '#platform/csv/csv-text.ts'
import { peopleForExport, teamsForExport } from './export-ids.ts'
import { reportedPeople } from './pack-figures.ts'

/** clinicians.csv: whose understanding is reported, and whether they count in the figures of groups. */
export async function* packClinicians(
  transaction: ReadOnlyTransaction,
  organisationId: string,
): AsyncGenerator<string> {
  yield csvText([clinicianColumns])
  for await (const batch of transaction.batches(
    z.object({ export_id: z.string(), counted: z.boolean() }),
    sql`SELECT export_id, counted FROM (${reportedPeople(organisationId)}) p ORDER BY export_id`,
  ))
    yield csvText(batch.map(({ export_id, counted }) => [export_id, counted ? '1' : '0']))
}

export async function* packTeams(transaction: ReadOnlyTransaction, organisationId: string): AsyncGenerator<string> {
  yield csvText([teamColumns])
  for await (const batch of transaction.batches(
    z.object({ export_id: z.string(), parent_export_id: z.string().nullable() }),
    sql`SELECT export_id, parent_export_id FROM ${teamsForExport(organisationId)} t ORDER BY export_id`,
  ))
    yield csvText(batch.map(({ export_id, parent_export_id }) => [export_id, parent_export_id ?? '']))
}

export async function* packMembers(transaction: ReadOnlyTransaction, organisationId: string): AsyncGenerator<string> {
  yield csvText([memberColumns])
  for await (const batch of transaction.batches(
    z.object({ team: z.string(), person: z.string() }),
    sql`
      SELECT t.export_id AS team, p.export_id AS person FROM team_member m
      JOIN ${teamsForExport(organisationId)} t ON t.id = m.team_id
      JOIN ${peopleForExport(organisationId)} p ON p.id = m.person_id
      WHERE m.organisation_id = ${organisationId}::uuid ORDER BY 1, 2`,
  ))
    yield csvText(batch.map(({ team, person }) => [team, person]))
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

/**
 * publications.csv: which curriculum and which parameters were in force from when. Where the organisation decided itself
 * whether questions count, the last row is of what that makes of the parameters published last.
 */
export async function* packPublications(
  transaction: ReadOnlyTransaction,
  organisationId: string,
): AsyncGenerator<string> {
  yield csvText([publicationColumns])
  for await (const batch of transaction.batches(
    z.object({ published_at: z.date(), curriculum_hash: z.string(), parameters_hash: z.string() }),
    sql`
      SELECT published_at, curriculum_hash, parameters_hash FROM (
        SELECT id, published_at, curriculum_hash, parameters_hash, false AS own FROM publication
        UNION ALL
        SELECT p.id, o.settled_at, p.curriculum_hash, o.parameters_hash, true
        FROM own_parameters o JOIN (SELECT * FROM publication ORDER BY id DESC LIMIT 1) p ON p.parameters_hash = o.base_hash
        WHERE o.organisation_id = ${organisationId}::uuid AND o.parameters_hash <> o.base_hash
      ) in_force ORDER BY id, own`,
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
    z.object({ place: z.string(), hash: z.string(), first_place: z.string(), hash_before: z.string() }),
    sql`SELECT place, hash, first_place, hash_before FROM audit_head WHERE organisation_id = ${organisationId}::uuid`,
  )
  const firstPlace = Number(head?.first_place ?? 1)
  const begins = firstPlace === 1 ? {} : { firstPlace, hashBefore: head?.hash_before ?? '' }
  return `${JSON.stringify({ place: Number(head?.place ?? 0), hash: head?.hash ?? '', ...begins })}\n`
}

/**
 * names.jsonl: who and what the ids are, with the ids that the audit trail has of them. Only where it was asked for and the
 * organisation shows administrators statuses by name: the pack has these under the ids. No table, because a spreadsheet would run a name that
 * begins like a formula.
 */
export async function* packNames(transaction: ReadOnlyTransaction, organisationId: string): AsyncGenerator<string> {
  for await (const batch of transaction.batches(
    z.object({ id: z.string(), inTrail: z.string(), is: z.string(), name: z.string() }),
    sql`
      SELECT * FROM (SELECT p.export_id AS id, p.id AS "inTrail", 'person' AS is, trim(person.given_name || ' ' || person.family_name) AS name
      FROM ${peopleForExport(organisationId)} p JOIN person ON person.organisation_id = ${organisationId}::uuid AND person.id = p.id
      UNION ALL SELECT t.export_id, t.id, 'team', team.name
      FROM ${teamsForExport(organisationId)} t JOIN team ON team.organisation_id = ${organisationId}::uuid AND team.id = t.id) named
      WHERE statuses_shown(${organisationId}::uuid, 'administrator') ORDER BY 3, 1`,
  ))
    yield batch.map((row) => `${JSON.stringify(row)}\n`).join('')
}
