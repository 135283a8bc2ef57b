import type { Forgetting } from './forgetting.ts'
import type { PracticeId } from './item.ts'
import type { AllOrNone } from './item-response.ts'
import type { ResponseTimeMixture } from './rapid-guess.ts'

/** What is known of one item. Quarantined items are kept and asked, and do not count as evidence. */
export type ItemParameters = {
  /** Discrimination: how sharply the chance of a right answer rises with theta. */
  a: number
  /** Difficulty: where on the scale of theta it rises. */
  b: number
  /** Floor: the chance of a right answer by a person who knows nothing, published or learned. */
  c: number
  /** Only where answers speak for mastery that is all or none; documents from before it was weighed have none. */
  allOrNone?: AllOrNone
  practice: PracticeId
  responseTime: ResponseTimeMixture
  quarantined: boolean
}

/** Where a practice counts as understood: theta at or above `tau`. */
export type Cut = { tau: number; standardError: number }

/**
 * Everything needed to score answers: plain JSON, kept as one immutable, versioned document, so that an old estimate
 * can be computed again.
 */
export type Parameters = {
  /** Correlation of each practice's ability with the general ability g. */
  lambda: number
  items: Record<string, ItemParameters>
  cuts: Record<PracticeId, Cut>
  forgetting: Forgetting
}

const itemsById = new WeakMap<Parameters, Map<string, ItemParameters>>()

/** The parameters of one item. Throws where the document does not know the item: scoring it would be invention. */
export function itemParameters(parameters: Parameters, itemId: string): ItemParameters {
  let cache = itemsById.get(parameters)
  if (!cache) {
    cache = new Map(Object.entries(parameters.items))
    itemsById.set(parameters, cache)
  }
  const item = cache.get(itemId)
  if (!item) throw new Error(`no parameters for item "${itemId}"`)
  return item
}
