import { randomBytes } from 'node:crypto'
import type { Transaction } from '#data/database/database.ts'
import { type Query, sql } from '#data/database/sql.ts'

/** The block of SHA-256, in bytes: HMAC fills a key up to it (RFC 2104). */
const blockBytes = 64
const [inner, outer] = [0x36, 0x5c]

/**
 * Makes the organisation's key for the ids of its exports, unless it has one. It never changes, so that two exports can be
 * compared; whoever knows an export and not the key cannot say whose an id is.
 */
export async function ensureExportKey(
  transaction: Transaction,
  { organisationId }: { organisationId: string },
): Promise<void> {
  const { innerPad, outerPad } = padsOf(randomBytes(32))
  await transaction.exportKey.createMany({ data: { organisationId, innerPad, outerPad }, skipDuplicates: true })
}

/** A key as HMAC-SHA-256 uses it, once for the inner and once for the outer hash. */
export function padsOf(key: Uint8Array): { innerPad: Uint8Array<ArrayBuffer>; outerPad: Uint8Array<ArrayBuffer> } {
  const padKey = (pad: number) => Uint8Array.from({ length: blockBytes }, (_, place) => (key[place] ?? 0) ^ pad)
  return { innerPad: padKey(inner), outerPad: padKey(outer) }
}

/**
 * The people of an organisation as `id` and `export_id`, in the order of the latter: in the order of their ids an export would
 * give away who is who. `OFFSET 0` lets PostgreSQL compute each once and read what hangs on it person by person.
 */
export const peopleForExport = (organisationId: string): Query => sql`(
  SELECT person.id, export_id('p', person.id, own.inner_pad, own.outer_pad) COLLATE "C" AS export_id
  FROM person JOIN export_key own ON own.organisation_id = person.organisation_id
  WHERE person.organisation_id = ${organisationId}::uuid ORDER BY 2 OFFSET 0)`

/** The same of its teams. */
export const teamsForExport = (organisationId: string): Query => sql`(
  SELECT team.id, team.parent_id, export_id('t', team.id, own.inner_pad, own.outer_pad) COLLATE "C" AS export_id,
    export_id('t', team.parent_id, own.inner_pad, own.outer_pad) AS parent_export_id
  FROM team JOIN export_key own ON own.organisation_id = team.organisation_id
  WHERE team.organisation_id = ${organisationId}::uuid ORDER BY 3 OFFSET 0)`
