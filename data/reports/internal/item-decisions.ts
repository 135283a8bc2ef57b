import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { ItemDecision } from '#data/reports/items.ts'
import type { Administrator } from '#data/viewer.ts'

const DecisionRow = z.object({
  id: z.string(),
  item_id: z.string(),
  decision: z.enum(['stays-out', 'counts-again']),
  contested: z.boolean(),
  reason: z.string(),
  decided_at: moment,
  by: z.string().nullable(),
})

/** What a form that shows a question says of the decision before it; see shownVersion(). */
export function shownDecision(newest: { readonly id: string } | null): string | null {
  return newest?.id ?? null
}

/** The organisation's newest decision about each question that it ever decided on, by the question's id. */
export async function itemDecisions(viewer: Administrator): Promise<ReadonlyMap<string, ItemDecision>> {
  const rows = await readInOrganisation(
    viewer,
    DecisionRow,
    sql`
      SELECT DISTINCT ON (d.item_id) d.item_id, d.id, d.decision, d.contested, d.reason, d.decided_at,
        nullif(trim(concat_ws(' ', p.given_name, p.family_name)), '') AS by
      FROM item_decision d
      LEFT JOIN person p ON p.organisation_id = d.organisation_id AND p.id = d.decided_by_id
      WHERE d.organisation_id = ${viewer.organisationId}::uuid
      ORDER BY d.item_id, d.decided_at DESC, d.id DESC`,
  )
  return new Map(
    rows.map(({ item_id, id, decision, contested, reason, decided_at: at, by }) => [
      item_id,
      { id, outcome: contested ? 'contested' : decision, reason, at, by },
    ]),
  )
}
