import { expertItems } from '#curriculum/expert-items.ts'
import {
  type FollowUpDocument,
  FollowUpDocumentSchema,
  type ItemDocument,
  type ModuleDocument,
  ModuleDocumentSchema,
} from '#curriculum/schema/document.ts'
import type { ExpertItem } from '#domain/comprehension/item.ts'
import type { ItemContents } from '#domain/comprehension/items/assess-items.ts'
import { laidIn } from '#domain/scenario/sorting.ts'
import { choiceKey } from './choice-key.ts'

export type StoredVersion = { readonly slug: string; readonly hash: string; readonly document: unknown }

/** Follow-ups are kept beside the modules, under a name that no module can have. */
export const followUpsOf = (practice: string) => `follow-ups/${practice}`

/**
 * The items of all versions ever published, for attempts under way may still ask them and old answers still count; what is
 * in service has the last word. `versions`: oldest first.
 */
export function publishedItems(
  versions: readonly StoredVersion[],
  inService: ReadonlySet<string>,
): { readonly items: ExpertItem[]; readonly contents: ItemContents } {
  const retiredVersions = versions.filter(({ hash }) => !inService.has(hash))
  const current = versions.filter(({ hash }) => inService.has(hash))
  const items = new Map<string, ExpertItem>()
  const contents = new Map<string, { offered: readonly string[]; key: string }>()
  for (const version of [...retiredVersions, ...current]) {
    const document = parseDocument(version)
    for (const item of expertItems(document)) items.set(item.id, item)
    for (const item of itemsIn(document)) {
      const content = contentOf(item)
      if (content === null) contents.delete(item.id)
      else contents.set(item.id, content)
    }
  }
  return { items: [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), contents }
}

function parseDocument({ slug, document }: StoredVersion): ModuleDocument | FollowUpDocument {
  return slug.startsWith(followUpsOf(''))
    ? FollowUpDocumentSchema.parse(document)
    : ModuleDocumentSchema.parse(document)
}

function itemsIn(document: ModuleDocument | FollowUpDocument): readonly ItemDocument[] {
  return 'scenes' in document ? document.scenes.flatMap(({ ask }) => ask ?? []) : document.items.map(({ item }) => item)
}

/** What can be chosen and what is right. Null where an organisation's policy decides it: pooled, that says nothing of an option. */
function contentOf({ format, options }: ItemDocument): { offered: readonly string[]; key: string } | null {
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
