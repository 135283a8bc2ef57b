import { cutsFromItems, expertParameters } from './expert-parameters.ts'
import type { ExpertItem } from './item.ts'
import type { Parameters } from './parameters.ts'
import { accountsOf, inAccounts } from './practice-accounts.ts'

/**
 * Parameters in force, extended to items published since: those already known keep what was learned of them, new ones
 * begin with what experts say and what was learned of their practice, and items no longer published stay, because old
 * answers to them still count. The cuts of all practices of `items` are solved again from their ratings.
 */
export function extendParameters(parameters: Parameters, items: readonly ExpertItem[]): Parameters {
  const initialItems = inAccounts(expertParameters(items).items, accountsOf(parameters.items))
  const allItems = { ...initialItems, ...parameters.items }
  return { ...parameters, items: allItems, cuts: { ...parameters.cuts, ...cutsFromItems(items, allItems) } }
}
