import { z } from 'zod'
import { expertItems } from '#curriculum/expert-items.ts'
import {
  type FollowUpDocument,
  FollowUpDocumentSchema,
  type ModuleDocument,
  ModuleDocumentSchema,
} from '#curriculum/schema/document.ts'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import type { ExpertItem } from '#domain/comprehension/item.ts'

const VersionRow = z.object({ slug: z.string(), hash: z.string(), document: z.unknown() })
type VersionRow = z.output<typeof VersionRow>

/** The stored document of a module version or of a practice's follow-up bank, which lies beside it. */
export function parseVersion({ slug, document }: Omit<VersionRow, 'hash'>): ModuleDocument | FollowUpDocument {
  return slug.startsWith('follow-ups/') ? FollowUpDocumentSchema.parse(document) : ModuleDocumentSchema.parse(document)
}

/**
 * What experts say of every item that could ever be asked; of an item in several versions, what the version in service
 * says, or else the newest. In the order of the practices, then of the ids.
 */
export async function readItemRegister(
  transaction: ReadOnlyTransaction,
  { inService, practices }: { inService: ReadonlySet<string>; practices: readonly { readonly id: string }[] },
): Promise<ExpertItem[]> {
  const retiredItems = new Map<string, ExpertItem>()
  const current = new Map<string, ExpertItem>()
  // One document at a time: each is large, and only this much is kept of it.
  const versions = transaction.batches(
    VersionRow,
    sql`SELECT slug, hash, document FROM module_version ORDER BY created_at, hash`,
    { size: 1 },
  )
  for await (const batch of versions) {
    for (const version of batch) {
      const register = inService.has(version.hash) ? current : retiredItems
      for (const item of expertItems(parseVersion(version))) register.set(item.id, item)
    }
  }
  const order = new Map(practices.map(({ id }, place) => [id, place]))
  const placeOf = ({ practice }: ExpertItem) => order.get(practice) ?? practices.length
  return [...new Map([...retiredItems, ...current]).values()].sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      (a.practice === b.practice ? 0 : a.practice < b.practice ? -1 : 1) ||
      (a.id < b.id ? -1 : 1),
  )
}
