import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

/** How far back a page checks: a tenth of a second's work. The auditor pack holds the whole chain. */
const maxEvents = 20_000

export type ChainCheck =
  /** `events` were checked, the last of them made at `upTo`; `whole`: they are all that there are. */
  | {
      readonly holds: 'yes'
      readonly events: number
      readonly checked: 'whole' | 'newest'
      readonly upTo: Date
      readonly head: string
    }
  /** The first place at which it does not: an event was changed, taken out, or put in past the database's trigger. */
  | { readonly holds: 'no'; readonly place: number; readonly at: Date | null }
  | { readonly holds: 'nothing-yet' }

const CheckedRow = z.object({
  events: z.number(),
  whole: z.boolean(),
  up_to: moment.nullable(),
  last_place: z.number().nullable(),
  last_hash: z.string().nullable(),
  head_place: z.number().nullable(),
  head_hash: z.string().nullable(),
  broken_place: z.number().nullable(),
  broken_at: moment.nullable(),
})

/**
 * Whether each event is what was hashed, or is named by an event that redacted it, follows the one before it, and none is missing
 * up to where the chain stands.
 */
export async function checkAuditChain(viewer: Administrator): Promise<ChainCheck> {
  const { organisationId } = viewer
  const [row] = await readInOrganisation(
    viewer,
    CheckedRow,
    sql`
      WITH head AS (SELECT place, hash, first_place, hash_before FROM audit_head WHERE organisation_id = ${organisationId}::uuid),
      -- By the end of the index: where the first is to be is known only when this runs, and all would be read to find it.
      last AS MATERIALIZED (
        SELECT e AS event, e.place, e.at, e.hash, e.previous_hash, e.redacted_at FROM audit_event e
        WHERE e.organisation_id = ${organisationId}::uuid ORDER BY e.place DESC LIMIT ${maxEvents}::bigint
      ),
      -- What was taken out of events, and of which, is said by a later one that was itself hashed.
      named AS (
        SELECT jsonb_array_elements_text(e.detail -> 'redacted')::bigint AS place FROM audit_event e
        WHERE e.organisation_id = ${organisationId}::uuid AND e.redacted_at IS NULL
          AND e.action IN ('person.erased', 'retention.deleted') AND jsonb_typeof(e.detail -> 'redacted') = 'array'
      ),
      -- Where the chain begins that is kept is said at its end, too, by what deleted the events before.
      cut AS (
        SELECT (e.detail ->> 'firstPlace')::bigint AS first_place, e.detail ->> 'hashBefore' AS hash_before FROM audit_event e
        WHERE e.organisation_id = ${organisationId}::uuid AND e.redacted_at IS NULL
          AND e.action = 'retention.deleted' AND e.detail ? 'firstPlace'
      ),
      link AS (
        SELECT e.place, e.at, e.hash, CASE WHEN e.redacted_at IS NULL THEN e.hash = audit_hash(e.event)
            ELSE e.place IN (SELECT place FROM named) END AND CASE
            WHEN lag(e.place) OVER by_place IS NOT NULL
              THEN e.place = lag(e.place) OVER by_place + 1 AND e.previous_hash = lag(e.hash) OVER by_place
            WHEN (SELECT place - first_place FROM head) >= ${maxEvents}::bigint THEN true
            ELSE e.place = (SELECT first_place FROM head) AND e.previous_hash = (SELECT hash_before FROM head)
              AND (e.place = 1 OR EXISTS (SELECT FROM cut WHERE cut.first_place = e.place AND cut.hash_before = e.previous_hash)) END AS holds
        FROM last e
        WINDOW by_place AS (ORDER BY e.place)
      ),
      newest AS (SELECT * FROM link ORDER BY place DESC LIMIT 1),
      broken AS (SELECT * FROM link WHERE NOT holds ORDER BY place LIMIT 1)
      SELECT (SELECT count(*)::int FROM link) AS events, coalesce((SELECT place - first_place FROM head) < ${maxEvents}::bigint, true) AS whole,
        (SELECT at FROM newest) AS up_to, (SELECT place FROM newest) AS last_place, (SELECT hash FROM newest) AS last_hash,
        (SELECT place FROM head) AS head_place, (SELECT hash FROM head) AS head_hash,
        (SELECT place FROM broken) AS broken_place, (SELECT at FROM broken) AS broken_at`,
  )
  if (row === undefined || (row.last_place === null && row.head_place === null)) return { holds: 'nothing-yet' }
  if (row.broken_place !== null) return { holds: 'no', place: row.broken_place, at: row.broken_at }
  if (row.last_place !== row.head_place || row.last_hash !== row.head_hash || row.up_to === null)
    return { holds: 'no', place: (row.last_place ?? 0) + 1, at: null }
  return {
    holds: 'yes',
    events: row.events,
    checked: row.whole ? 'whole' : 'newest',
    upTo: row.up_to,
    head: row.last_hash ?? '',
  }
}
