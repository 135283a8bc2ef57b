import { LRUCache } from 'lru-cache'
import { expertItems } from '#curriculum/expert-items.ts'
import {
  type FollowUpDocument,
  FollowUpDocumentSchema,
  type ItemDocument,
  type ModuleDocument,
  ModuleDocumentSchema,
} from '#curriculum/schema/document.ts'
import type { Prisma } from '#data/generated/client.ts'
import type { ExpertItem } from '#domain/comprehension/item.ts'
import type { ItemContents } from '#domain/comprehension/items/assess-items.ts'
import { laidIn } from '#domain/scenario/sorting.ts'
import { choiceKey } from './choice-key.ts'

/** Follow-ups are kept beside the modules, under a name that no module can have. */
export const followUpsOf = (practice: string) => `follow-ups/${practice}`

type Content = { readonly offered: readonly string[]; readonly key: string }
type VersionItems = {
  readonly items: readonly ExpertItem[]
  /** Null where nothing can be said of all organisations. */
  readonly contents: readonly (readonly [string, Content | null])[]
}

/** By a version's hash, which names all that is in it: publishing a draft reads one document and not all of them. */
const itemsByHash = new LRUCache<string, VersionItems>({ max: 2000 })

/**
 * The items of all versions ever published, for attempts under way may still ask them and old answers still count; what is
 * in service has the last word.
 */
export async function readPublishedItems(
  { moduleVersion }: Pick<Prisma.TransactionClient, 'moduleVersion'>,
  inService: ReadonlySet<string>,
): Promise<{ readonly items: ExpertItem[]; readonly contents: ItemContents }> {
  const hashes = await moduleVersion.findMany({
    select: { hash: true },
    orderBy: [{ createdAt: 'asc' }, { hash: 'asc' }],
  })
  const versions = new Map(hashes.map(({ hash }) => [hash, itemsByHash.get(hash)]))
  const unread = [...versions].flatMap(([hash, known]) => (known === undefined ? [hash] : []))
  if (unread.length > 0) {
    const where = unread.length === versions.size ? {} : { hash: { in: unread } }
    const rows = await moduleVersion.findMany({ where, select: { slug: true, hash: true, document: true } })
    for (const { slug, hash, document } of rows) {
      const ofVersion = itemsOf(slug, document)
      versions.set(hash, ofVersion)
      itemsByHash.set(hash, ofVersion)
    }
  }
  const retiredVersions = [...versions].filter(([hash]) => !inService.has(hash))
  const current = [...versions].filter(([hash]) => inService.has(hash))
  const items = new Map<string, ExpertItem>()
  const contents = new Map<string, Content>()
  for (const [, version] of [...retiredVersions, ...current]) {
    for (const item of version?.items ?? []) items.set(item.id, item)
    for (const [id, content] of version?.contents ?? []) {
      if (content === null) contents.delete(id)
      else contents.set(id, content)
    }
  }
  return { items: [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), contents }
}

function itemsOf(slug: string, stored: unknown): VersionItems {
  const document = slug.startsWith(followUpsOf(''))
    ? FollowUpDocumentSchema.parse(stored)
    : ModuleDocumentSchema.parse(stored)
  return {
    items: expertItems(document),
    contents: itemsIn(document).map((item) => [item.id, contentOf(item)] as const),
  }
}

function itemsIn(document: ModuleDocument | FollowUpDocument): readonly ItemDocument[] {
  return 'scenes' in document ? document.scenes.flatMap(({ ask }) => ask ?? []) : document.items.map(({ item }) => item)
}

/** What can be chosen and what is right. Null where an organisation's policy decides it: pooled, that says nothing of an option. */
function contentOf({ format, options }: ItemDocument): Content | null {
  if (
    options.some(
      ({ correct, onlyWhen, tray }) => typeof correct !== 'boolean' || onlyWhen !== null || Array.isArray(tray),
    )
  )
    return null
  const right = options
    .filter(({ correct }) => correct === true)
    .map(({ id, tray }) => (typeof tray === 'string' ? laidIn(id, tray) : id))
  return {
    offered: format === 'single' || format === 'where-from' ? options.map(({ id }) => id) : [],
    key: choiceKey(format, right),
  }
}
