import type { ExpertItem } from '#domain/comprehension/item.ts'
import { factsOf, holds } from '#domain/policy/facts.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import type { FollowUpDocument, ItemDocument, ModuleDocument } from './schema/document.ts'

/** What the measurement needs to know of each item before anyone has answered it. */
export function expertItems(document: ModuleDocument | FollowUpDocument): ExpertItem[] {
  const items: readonly ItemDocument[] =
    'scenes' in document
      ? document.scenes.flatMap((scene) => scene.ask ?? [])
      : document.items.map((followUp) => followUp.item)
  const facts = factsOf(unsetPolicy)
  return items.map(({ id, practice, format, options, trays, difficulty, justCompetent, floor }) => ({
    id,
    practice,
    format,
    options: options.filter(({ onlyWhen }) => onlyWhen === null || holds(onlyWhen, facts)).length,
    ...(trays && { trays: trays.length }),
    difficulty,
    justCompetent,
    ...(floor !== undefined && { floor }),
  }))
}
