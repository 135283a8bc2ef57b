import { z } from 'zod'
import { findItem } from '#data/curriculum/shared/find-item.ts'
import { moment, occasion } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { StoredItemStatistics } from '#data/understanding/shared/item-statistics.ts'
import { ItemStatisticsSchema } from '#data/understanding/shared/item-statistics.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Item, Text } from '#domain/scenario/module.ts'

/** A contest as an administrator reads it: what was asked, with its key, and never what was answered. */
export type Contest = {
  readonly id: string
  readonly itemId: string
  readonly kind: 'wrong' | 'does_not_fit'
  readonly reason: string
  readonly madeAt: Date
  readonly by: string
  readonly item: Item
  readonly prose: readonly Text[]
  /** The module's title; null in a follow-up. */
  readonly title: Text | null
  /** What everybody's answers say of the item; null where nothing was computed yet. */
  readonly statistics: StoredItemStatistics | null
  readonly reply: {
    readonly outcome: 'kept' | 'to_be_corrected'
    readonly words: string
    readonly at: Date
    readonly by: string | null
  } | null
}

export type Contests = {
  readonly contests: readonly Contest[]
  readonly open: number
  readonly page: number
  readonly pages: number
}

const contestsAPage = 20

const ContestRow = z.object({
  id: z.string(),
  item_id: z.string(),
  document_hash: z.string(),
  policy_version: z.number(),
  kind: z.enum(['wrong', 'does_not_fit']),
  reason: z.string(),
  made_at: moment,
  by: z.string(),
  occasion,
  outcome: z.enum(['kept', 'to_be_corrected']).nullable(),
  reply: z.string().nullable(),
  replied_at: moment.nullable(),
  replied_by: z.string().nullable(),
  statistics: ItemStatisticsSchema.nullable(),
})

const ContestCount = z.object({ total: z.number(), open: z.number() })

/** The contests of the organisation: open ones first, the oldest of them at the top; then the answered, newest first. */
export async function listContests(viewer: Administrator, { page }: { page: number }): Promise<Contests> {
  const { organisationId } = viewer
  const [[countRow], rows] = await Promise.all([
    readInOrganisation(
      viewer,
      ContestCount,
      sql`
        SELECT count(*)::integer AS total, (count(*) FILTER (WHERE outcome IS NULL))::integer AS open
        FROM contest WHERE organisation_id = ${organisationId}::uuid`,
    ),
    readInOrganisation(
      viewer,
      ContestRow,
      sql`
      SELECT c.id, c.item_id, c.document_hash, c.policy_version, c.kind::text, c.reason, c.made_at, c.outcome::text, c.reply,
        c.replied_at, trim(p.given_name || ' ' || p.family_name) AS by, trim(r.given_name || ' ' || r.family_name) AS replied_by,
        a.occasion,
        (SELECT s.document FROM item_statistics s WHERE s.item_id = c.item_id ORDER BY s.computed_at DESC LIMIT 1) AS statistics
      FROM contest c
      JOIN person p ON p.organisation_id = c.organisation_id AND p.id = c.person_id
      JOIN answer a ON a.organisation_id = c.organisation_id AND a.id = c.answer_id
      LEFT JOIN person r ON r.organisation_id = c.organisation_id AND r.id = c.replied_by_id
      WHERE c.organisation_id = ${organisationId}::uuid
      ORDER BY c.outcome IS NOT NULL, c.replied_at DESC, c.made_at, c.id
      LIMIT ${contestsAPage}::integer OFFSET ${(page - 1) * contestsAPage}::integer`,
    ),
  ])
  const { total, open } = countRow ?? { total: 0, open: 0 }
  return {
    contests: await Promise.all(rows.map((row) => contestOf(viewer, row))),
    open,
    page,
    pages: Math.max(1, Math.ceil(total / contestsAPage)),
  }
}

async function contestOf(viewer: Administrator, row: z.output<typeof ContestRow>): Promise<Contest> {
  const question = await findItem(viewer, {
    itemId: row.item_id,
    documentHash: row.document_hash,
    policyVersion: row.policy_version,
    occasion: row.occasion,
  })
  const { outcome, reply, replied_at: at } = row
  return {
    ...question,
    id: row.id,
    itemId: row.item_id,
    kind: row.kind,
    reason: row.reason,
    madeAt: row.made_at,
    by: row.by,
    statistics: row.statistics,
    reply: outcome === null || reply === null || at === null ? null : { outcome, words: reply, at, by: row.replied_by },
  }
}
