import { z } from 'zod'
import { contentHash } from '#curriculum/canonical-json.ts'
import { parametersByHash } from '#data/curriculum/shared/curriculum.ts'
import { call, inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { afterReading, type ReadItems } from '#domain/comprehension/items/items-in-doubt.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'

const InForceRow = z.object({
  /** Published for all. */
  base: z.string(),
  /** What the organisation's figures are meant to be of so far. */
  before: z.string(),
})
const DecisionRow = z.object({ item_id: z.string(), decision: z.enum(['stays-out', 'counts-again']) })

const settleParameters = {
  name: 'settle_parameters',
  text: 'SELECT settle_parameters($1, $2, $3, $4, $5, $6, $7) AS outcome',
  row: z.object({ outcome: z.enum(['settled', 'overtaken']) }),
}

/**
 * Makes of the parameters in service those of one organisation, by what it decided about questions, and says in its audit
 * trail what that changed. Returns their hash; that of those in service where it decided nothing. Again it does nothing more.
 * Null: something else was published meanwhile, and the next run starts from it.
 */
export async function settledParameters(organisationId: string, { now }: { now: Date }): Promise<string | null> {
  const { inForce, decisions } = await inOrganisation({ organisationId }, async (transaction) => {
    const read = readerWithin(transaction)
    const [row] = await read(
      InForceRow,
      sql`
        SELECT p.parameters_hash AS base, coalesce(o.parameters_hash, parameters_of(${organisationId}::uuid)) AS before
        FROM publication p LEFT JOIN own_parameters o ON o.organisation_id = ${organisationId}::uuid
        ORDER BY p.id DESC LIMIT 1`,
    )
    if (row === undefined) throw new Error('No curriculum is published yet: "npm start" publishes it')
    const rows = await read(DecisionRow, sql`SELECT item_id, decision FROM decisions_in_force(${organisationId}::uuid)`)
    return { inForce: row, decisions: new Map(rows.map(({ item_id, decision }) => [item_id, decision])) }
  })
  if (decisions.size === 0) return inForce.base
  const [base, before] = await Promise.all([parametersByHash(inForce.base), parametersByHash(inForce.before)])
  const own = afterReading(base, decisions)
  const hash = own === base ? inForce.base : contentHash(own)
  const [row] = await call(settleParameters, [
    ...[organisationId, inForce.base, hash, JSON.stringify(own)],
    ...[changedItems(before, own, decisions, 'stays-out'), changedItems(before, own, decisions, 'counts-again'), now],
  ])
  return row?.outcome === 'settled' ? hash : null
}

/** Of the items decided on, those that count differently from before, and now as this decision says. */
function changedItems(
  before: Parameters,
  own: Parameters,
  decisions: ReadItems,
  to: 'stays-out' | 'counts-again',
): string[] {
  return [...decisions]
    .filter(([id, decision]) => decision === to && before.items[id]?.quarantined !== own.items[id]?.quarantined)
    .map(([id]) => id)
    .sort()
}
