import { SLIP_PRIOR } from './expert-parameters.ts'
import type { PracticeId } from './item.ts'
import type { AllOrNone } from './item-response.ts'
import type { ItemParameters } from './parameters.ts'

type Items = Readonly<Record<string, ItemParameters>>

/** How far each practice is believed to be mastered wholly or not at all, as its items have it; the others are not there. */
export function accountsOf(items: Items): Map<PracticeId, Omit<AllOrNone, 'slip'>> {
  const accounts = new Map<PracticeId, Omit<AllOrNone, 'slip'>>()
  for (const { practice, allOrNone } of Object.values(items)) {
    if (allOrNone) accounts.set(practice, { weight: allOrNone.weight, threshold: allOrNone.threshold })
  }
  return accounts
}

/** The items with their practices' accounts; those of which no slip was learned begin with what is believed beforehand. */
export function inAccounts(
  items: Items,
  accounts: ReadonlyMap<PracticeId, Omit<AllOrNone, 'slip'>>,
): Record<string, ItemParameters> {
  const entries = Object.entries(items).map(([id, item]): [string, ItemParameters] => {
    const account = accounts.get(item.practice)
    return [id, account && !item.allOrNone ? { ...item, allOrNone: { ...account, slip: SLIP_PRIOR.mean } } : item]
  })
  return Object.fromEntries(entries)
}
