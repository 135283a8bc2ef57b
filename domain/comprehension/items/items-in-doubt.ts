import type { Parameters } from '#domain/comprehension/parameters.ts'

type Assessed = { readonly quarantined: boolean } & (
  | { readonly verdict: 'too-few-answers' }
  | {
      readonly verdict: 'assessed'
      readonly flags: readonly string[]
      readonly differences: readonly { readonly verdict: 'not-assessed' | 'none' | 'moderate' | 'large' }[]
    }
)

/** Whether someone should read an item and decide on it: it was taken out, or the answers to it cast doubt on it. */
export function isInDoubt(statistics: Assessed | null): boolean {
  if (statistics === null) return false
  if (statistics.quarantined) return true
  if (statistics.verdict === 'too-few-answers') return false
  const { flags, differences } = statistics
  return flags.length > 0 || differences.some(({ verdict }) => verdict === 'moderate' || verdict === 'large')
}

/** What administrators decided after reading items. */
export type ReadItems = {
  /** Those that do not count, whatever their statistics say. */
  readonly setAside: ReadonlySet<string>
  /** Those that count although their statistics speak against them. */
  readonly released: ReadonlySet<string>
}

/** Which of the items that statistics would quarantine, and of those that were read, do not count. */
export function quarantineAfterReading(byStatistics: Iterable<string>, { setAside, released }: ReadItems): Set<string> {
  return new Set([...[...byStatistics].filter((id) => !released.has(id)), ...setAside])
}

/** The same parameters with what was decided since; the very same where that changes nothing. */
export function afterReading(parameters: Parameters, read: ReadItems): Parameters {
  const items = Object.entries(parameters.items)
  const out = quarantineAfterReading(
    items.flatMap(([id, { quarantined }]) => (quarantined ? [id] : [])),
    read,
  )
  if (items.every(([id, { quarantined }]) => quarantined === out.has(id))) return parameters
  return {
    ...parameters,
    items: Object.fromEntries(items.map(([id, item]) => [id, { ...item, quarantined: out.has(id) }])),
  }
}
