import { type ItemParameters, itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import type { AskingFacts } from '#domain/follow-ups/ask-next.ts'
import type { FollowUpCase } from '#domain/follow-ups/show.ts'
import type { Item, ItemId, Module } from '#domain/scenario/module.ts'
import type { SimulatedItem } from './answer.ts'

/** What is in service for one organisation, as a simulated life meets it. Nothing in it changes while lives are made. */
export type SimulatedCurriculum = Pick<AskingFacts, 'practices' | 'parameters' | 'bank'> & {
  readonly parametersHash: string
  readonly policyVersion: number
  /** By slug, in the order of the curriculum, filled from the organisation's policy. */
  readonly modules: ReadonlyMap<string, Module>
  /** The cases of the banks, by item. */
  readonly cases: ReadonlyMap<ItemId, FollowUpCase>
  /** Every item of both, as a simulated clinician answers it. */
  readonly items: ReadonlyMap<ItemId, SimulatedItem>
}

export function simulatedItems(
  modules: Iterable<Module>,
  cases: Iterable<FollowUpCase>,
  parameters: Parameters,
): Map<ItemId, SimulatedItem> {
  const ofModules = [...modules].flatMap(itemsOf)
  const items = [...ofModules, ...[...cases].map(({ item }) => item)]
  return new Map(items.map((item) => [item.id, simulatedItem(item, itemParameters(parameters, item.id))]))
}

export function itemsOf(module: Module): Item[] {
  return Object.values(module.scenes).flatMap(({ then }): Item[] => (then.do === 'ask' ? [then.item] : []))
}

/** As much of an item as a simulated clinician needs. */
function simulatedItem(item: Item, { a, b, c }: Pick<ItemParameters, 'a' | 'b' | 'c'>): SimulatedItem {
  return {
    id: item.id,
    practice: item.practice,
    format: item.format,
    options: item.options.map(({ id, correct, misconception, tray }) => ({
      id,
      correct,
      misconception: misconception?.id ?? null,
      ...(tray !== undefined && { tray }),
    })),
    ...(item.trays && { trays: item.trays.map(({ id }) => id) }),
    parameters: { a, b, c },
  }
}
