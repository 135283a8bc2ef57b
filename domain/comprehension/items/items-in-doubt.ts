import type { Parameters } from '#domain/comprehension/parameters.ts'

type ItemAssessment = { readonly quarantined: boolean } & (
  | { readonly verdict: 'too-few-answers' }
  | {
      readonly verdict: 'assessed'
      readonly flags: readonly string[]
      readonly differences: readonly { readonly verdict: 'not-assessed' | 'none' | 'moderate' | 'large' }[]
    }
)

/** Whether someone should read an item and decide on it: it was taken out, or the answers to it cast doubt on it. */
export function isInDoubt(statistics: ItemAssessment | null): boolean {
  if (statistics === null) return false
  if (statistics.quarantined) return true
  if (statistics.verdict === 'too-few-answers') return false
  const { flags, differences } = statistics
  return flags.length > 0 || differences.some(({ verdict }) => verdict === 'moderate' || verdict === 'large')
}

/** Whether an item counts for an organisation that has read it, whatever the statistics say. */
export type ReadItems = ReadonlyMap<string, 'stays-out' | 'counts-again'>

/**
 * The parameters of one organisation: those that are learned from everybody's answers, but for whether items count that it
 * decided on. The very same where its decisions change nothing.
 */
export function afterReading(parameters: Parameters, read: ReadItems): Parameters {
  const changedItems = [...read].flatMap(([id, decision]) => {
    const item = parameters.items[id]
    const quarantined = decision === 'stays-out'
    return item === undefined || item.quarantined === quarantined ? [] : [[id, { ...item, quarantined }] as const]
  })
  if (changedItems.length === 0) return parameters
  return { ...parameters, items: { ...parameters.items, ...Object.fromEntries(changedItems) } }
}

/** The same parameters without the quarantine of items against which the answers no longer speak. */
export function withoutNeedlessQuarantine(parameters: Parameters, inDoubt: ReadonlySet<string>): Parameters {
  const needless = Object.entries(parameters.items).flatMap(([id, { quarantined }]) =>
    quarantined && !inDoubt.has(id) ? [[id, 'counts-again'] as const] : [],
  )
  return afterReading(parameters, new Map(needless))
}
