import { contentHash } from '#curriculum/canonical-json.ts'
import type { CompiledContent } from '#curriculum/compilation.ts'
import type { FollowUpDocument, ItemDocument, ModuleDocument, TellDocument } from '#curriculum/schema/document.ts'
import type { ItemId } from '#domain/scenario/module.ts'
import type { GuessingResult } from './guess-bank.ts'

/** The chance that someone who knows nothing answers an item right, and what gave it away. */
export type ItemFloor = {
  /** The greatest over the languages: an item is measured alike whatever language it is asked in. */
  readonly floor: number
  readonly byLanguage: Readonly<Record<string, number>>
  /** In the language of the greatest; empty where nobody does better than chance. */
  readonly tells: readonly TellDocument[]
}

/** As fine as a reader taught on some 150 items can know it; finer steps would give every item a new version each time. */
const steps = 20
/** No item is so plain that the measurement should take every right answer for a guess. */
const highest = 0.95

/**
 * `max(chance, what the reader gives its key, its file left out)`, with no more certainty than its answers in the other files
 * bear out: one that is right no more often than chance says nothing of any item, however sure of it. Chance alone where the reader is no better by half a
 * step, or reads no such format.
 */
function floorIn(chance: number, ofKey: number | null): number {
  if (ofKey === null || ofKey - chance < 0.5 / steps) return chance
  return Math.max(chance, Math.min(highest, Math.round(ofKey * steps) / steps))
}

export function floorsOf(results: readonly GuessingResult[]): ReadonlyMap<ItemId, ItemFloor> {
  const floors = new Map<ItemId, ItemFloor>()
  for (const { language, guesses } of results) {
    for (const { riddle, ofKeyBorneOut, tells } of guesses) {
      const here = floorIn(riddle.chance, ofKeyBorneOut)
      const before = floors.get(riddle.id)
      const byLanguage = { ...before?.byLanguage, [language]: here }
      const tellsHere = here > riddle.chance ? tells.map((tell) => ({ language, ...tell })) : []
      floors.set(
        riddle.id,
        before === undefined || here > before.floor
          ? { floor: here, byLanguage, tells: tellsHere }
          : { ...before, byLanguage },
      )
    }
  }
  return floors
}

/** The same content with each item's floor in its document, and the documents named anew. */
export function withFloors(content: CompiledContent, floors: ReadonlyMap<ItemId, ItemFloor>): CompiledContent {
  return floorSetter(floors)(content)
}

/** The same as often as it is called; a document that is the same object as before is not named again. */
export function floorSetter(floors: ReadonlyMap<ItemId, ItemFloor>): (content: CompiledContent) => CompiledContent {
  const withFloor = (item: ItemDocument): ItemDocument => {
    const ofItem = floors.get(item.id)
    return ofItem === undefined ? item : { ...item, floor: ofItem.floor, tells: [...ofItem.tells] }
  }
  const moduleOf = perObject(({ scenes, ...rest }: ModuleDocument): Named<ModuleDocument> => {
    const withAsk = scenes.map((scene) => (scene.ask === null ? scene : { ...scene, ask: withFloor(scene.ask) }))
    return named({ ...rest, scenes: withAsk })
  })
  const followUpsOf = perObject(({ items, ...rest }: FollowUpDocument): Named<FollowUpDocument> => {
    return named({ ...rest, items: items.map((each) => ({ ...each, item: withFloor(each.item) })) })
  })
  return (content) => ({
    ...content,
    modules: content.modules.map(({ slug, document }) => ({ slug, ...moduleOf(document) })),
    followUps: content.followUps.map(({ practice, document }) => ({ practice, ...followUpsOf(document) })),
  })
}

type Named<Document> = { readonly hash: string; readonly document: Document }

function named<Document>(document: Document): Named<Document> {
  return { hash: contentHash(document), document }
}

function perObject<Given extends object, Value>(make: (given: Given) => Value): (given: Given) => Value {
  const values = new WeakMap<Given, Value>()
  return (given) => {
    const value = values.get(given) ?? make(given)
    values.set(given, value)
    return value
  }
}
