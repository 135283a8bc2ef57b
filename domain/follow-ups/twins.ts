import type { ItemId } from '#domain/scenario/module.ts'

/** An item of the bank, and the set of cases with the same options that it belongs to. */
type Twin = { readonly itemId: ItemId; readonly twins?: string }

/** Sets of twins, as someone's answers leave them. */
export type TwinHistory = {
  /** One of them was asked in this follow-up: the others would be answered by what its feedback said. */
  readonly seenNow: ReadonlySet<string>
  /** The one that was answered last was missed: another shows whether the fact that decides is understood by now. */
  readonly missed: ReadonlySet<string>
}

export function twinHistory(
  bank: readonly Twin[],
  {
    answeredNow,
    answered,
    missed,
  }: {
    /** In this follow-up. */
    readonly answeredNow: readonly ItemId[]
    /** When each item was last answered, wherever that was. */
    readonly answered: ReadonlyMap<ItemId, Date>
    /** Items of which the last answer was wrong. */
    readonly missed: ReadonlySet<ItemId>
  },
): TwinHistory {
  const members = Map.groupBy(
    bank.filter(({ twins }) => twins !== undefined),
    ({ twins }) => twins ?? '',
  )
  const seenNow = new Set<string>()
  const missedSets = new Set<string>()
  for (const [set, twins] of members) {
    if (twins.some(({ itemId }) => answeredNow.includes(itemId))) seenNow.add(set)
    const last = twins
      .flatMap(({ itemId }) => ({ itemId, at: answered.get(itemId)?.getTime() ?? Number.NEGATIVE_INFINITY }))
      .reduce((one, other) => (other.at > one.at ? other : one))
    if (missed.has(last.itemId)) missedSets.add(set)
  }
  return { seenNow, missed: missedSets }
}

/** Those that may still be asked in this follow-up. */
export function withoutAskedTwins<Candidate extends Twin>(
  candidates: readonly Candidate[],
  { seenNow }: Pick<TwinHistory, 'seenNow'>,
): Candidate[] {
  return candidates.filter(({ twins }) => twins === undefined || !seenNow.has(twins))
}

/** Twins of what was missed, before all others; where there are none, all. */
export function twinsOfMissedFirst<Candidate extends Twin>(
  candidates: readonly Candidate[],
  { missed }: Pick<TwinHistory, 'missed'>,
): readonly Candidate[] {
  const after = candidates.filter(({ twins }) => twins !== undefined && missed.has(twins))
  return after.length === 0 ? candidates : after
}

/** How many of these can be asked in one follow-up: one of each set. */
export function askableAtOnce(candidates: readonly Twin[]): number {
  return new Set(candidates.map(({ itemId, twins }) => (twins === undefined ? `item ${itemId}` : `set ${twins}`))).size
}
