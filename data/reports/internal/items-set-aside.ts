import { contentInService } from '#data/curriculum/shared/content-in-service.ts'
import type { Curriculum } from '#data/curriculum/shared/curriculum.ts'

/** How many of the items in service do not count, because of what the answers said of them. Everything is remembered. */
export async function itemsSetAside(curriculum: Curriculum): Promise<number> {
  const { modules, followUps } = await contentInService(curriculum)
  const ids = new Set([
    ...modules.flatMap(({ document }) => document.scenes.flatMap(({ ask }) => (ask === null ? [] : [ask.id]))),
    ...followUps.flatMap(({ document }) => document.items.map(({ item }) => item.id)),
  ])
  return [...ids].filter((id) => curriculum.parameters.items[id]?.quarantined === true).length
}
