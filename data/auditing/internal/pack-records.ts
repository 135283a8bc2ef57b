import type { Snapshot } from '#data/database/read-only.ts'
import { clinicianColumns, memberColumns, publicationColumns, teamColumns } from '#domain/auditing/pack-files.ts'
import { csvText } from '#platform/csv/csv-text.ts'
import { reportedPeople } from './pack-figures.ts'

/** clinicians.csv: whose understanding is reported, and whether they count in the figures of groups. */
export async function* packClinicians(snapshot: Snapshot, organisationId: string): AsyncGenerator<string> {
  yield csvText([clinicianColumns])
  for await (const batch of snapshot.batches<{ person_id: string; counted: boolean }>(
    `${reportedPeople} ORDER BY p.id`,
    [organisationId],
  ))
    yield csvText(batch.map(({ person_id, counted }) => [person_id, counted ? '1' : '0']))
}

export async function* packTeams(snapshot: Snapshot, organisationId: string): AsyncGenerator<string> {
  yield csvText([teamColumns])
  for await (const batch of snapshot.batches<{ id: string; parent_id: string | null }>(
    'SELECT id, parent_id FROM team WHERE organisation_id = $1 ORDER BY id',
    [organisationId],
  ))
    yield csvText(batch.map(({ id, parent_id }) => [id, parent_id ?? '']))
}

export async function* packMembers(snapshot: Snapshot, organisationId: string): AsyncGenerator<string> {
  yield csvText([memberColumns])
  for await (const batch of snapshot.batches<{ team_id: string; person_id: string }>(
    'SELECT team_id, person_id FROM team_member WHERE organisation_id = $1 ORDER BY team_id, person_id',
    [organisationId],
  ))
    yield csvText(batch.map(({ team_id, person_id }) => [team_id, person_id]))
}

/** policies.jsonl: each version that the organisation's policy ever had, on a line of its own. */
export async function* packPolicies(snapshot: Snapshot, organisationId: string): AsyncGenerator<string> {
  for await (const batch of snapshot.batches<{ version: number; document: unknown; created_at: Date }>(
    'SELECT version, document, created_at FROM policy WHERE organisation_id = $1 ORDER BY version',
    [organisationId],
  ))
    yield batch
      .map(({ version, document, created_at }) => `${JSON.stringify({ version, createdAt: created_at, document })}\n`)
      .join('')
}

/** publications.csv: which curriculum and which parameters were in force from when. */
export async function* packPublications(snapshot: Snapshot): AsyncGenerator<string> {
  yield csvText([publicationColumns])
  for await (const batch of snapshot.batches<{ published_at: Date; curriculum_hash: string; parameters_hash: string }>(
    'SELECT published_at, curriculum_hash, parameters_hash FROM publication ORDER BY id',
    [],
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
export async function* packAuditTrail(snapshot: Snapshot, organisationId: string): AsyncGenerator<string> {
  for await (const batch of snapshot.batches<{ hash: string; content: string }>(
    'SELECT e.hash, audit_content(e) AS content FROM audit_event e WHERE e.organisation_id = $1 ORDER BY e.place',
    [organisationId],
  ))
    yield batch.map(({ hash, content }) => `${hash} ${content}\n`).join('')
}

export async function packAuditHead(snapshot: Snapshot, organisationId: string): Promise<string> {
  const [head] = await snapshot.all<{ place: string; hash: string }>(
    'SELECT place, hash FROM audit_head WHERE organisation_id = $1',
    [organisationId],
  )
  return `${JSON.stringify({ place: Number(head?.place ?? 0), hash: head?.hash ?? '' })}\n`
}

/**
 * names.jsonl: who and what the ids are. Only where it was asked for. No table, because a spreadsheet would run a name that
 * begins like a formula.
 */
export async function* packNames(snapshot: Snapshot, organisationId: string): AsyncGenerator<string> {
  for await (const batch of snapshot.batches<{ id: string; is: string; name: string }>(
    `SELECT id, 'person' AS is, given_name || ' ' || family_name AS name FROM person WHERE organisation_id = $1
      UNION ALL SELECT id, 'team', name FROM team WHERE organisation_id = $1 ORDER BY 2, 1`,
    [organisationId],
  ))
    yield batch.map((row) => `${JSON.stringify(row)}\n`).join('')
}
