import { contentInService } from '#data/curriculum/shared/content-in-service.ts'
import type { Curriculum } from '#data/curriculum/shared/curriculum.ts'
import type { Administrator } from '#data/viewer.ts'
import { itemDecisions } from './item-decisions.ts'

/** How many of the items in service do not count, because of what the answers said of them, and have not been read. */
export async function itemsSetAside(viewer: Administrator, curriculum: Curriculum): Promise<number> {
  const { modules, followUps } = await contentInService(curriculum)
  const ids = new Set([
    ...modules.flatMap(({ document }) => document.scenes.flatMap(({ ask }) => (ask === null ? [] : [ask.id]))),
    ...followUps.flatMap(({ document }) => document.items.map(({ item }) => item.id)),
  ])
  const setAside = [...ids].filter((id) => curriculum.parameters.items[id]?.quarantined === true)
  if (setAside.length === 0) return 0
  const decisions = await itemDecisions(viewer)
  return setAside.filter((id) => !decisions.has(id)).length
}
