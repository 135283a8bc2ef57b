import type { GuessingResult } from './guess-bank.ts'
import type { Limit } from './limits.ts'
import { atTwins, byPractice, isChoiceOfOne, type Rate, rateOf } from './rates.ts'
import type { StrategyRate } from './strategies.ts'

/** What a limit is compared with in one language. Null: too few items to tell. */
export type LimitFigure = { readonly language: string; readonly figure: number | null }

export type LimitCheck<Id extends string = string> = {
  readonly id: Id
  readonly limit: Limit
  readonly figures: readonly LimitFigure[]
  /** `broken` holds and is not kept; `reached` is kept in every language and not yet switched to hold. Both are faults. */
  readonly verdict: 'kept' | 'broken' | 'not reached' | 'reached' | 'too few'
}

/** Under fewer items than this, a ratio of 1.3 is well within chance. */
const enoughItems = 24
const enoughOfAPractice = 6
/** Few items count too where chance would hardly ever do as well: by this many of its standard deviations. */
const beyondChance = 2

function share({ items, right }: Rate, enough: number): number | null {
  return items < enough ? null : right / items
}

function ratio({ items, right, byChance }: Rate): number | null {
  return items < enoughItems || byChance === 0 ? null : right / byChance
}

/** A strategy's ratio, where its items are enough or its success is more than chance. */
function tellingRatio({ items, right, byChance, ratio }: StrategyRate): number | null {
  if (items >= enoughItems) return ratio
  const deviation = Math.sqrt(byChance * (1 - byChance / Math.max(1, items)))
  return right - byChance > beyondChance * deviation ? ratio : null
}

function most(values: readonly (number | null)[]): number | null {
  const knownFigures = values.filter((value) => value !== null)
  return knownFigures.length === 0 ? null : Math.max(...knownFigures)
}

const measures = {
  bank: ({ guesses }) => share(rateOf(guesses.filter(isChoiceOfOne)), enoughItems),
  followUps: ({ fromModules }) => share(rateOf(fromModules.filter(isChoiceOfOne)), enoughItems),
  practice: (result) => most([...byPractice(result).values()].map((rate) => share(rate, enoughOfAPractice))),
  twins: (result) => ratio(rateOf(atTwins(result).filter(isChoiceOfOne))),
  strategies: ({ strategies }) => most(strategies.map(tellingRatio)),
  careful: ({ strategies }) => most(strategies.filter(({ strategy }) => strategy === 'most careful').map(tellingRatio)),
} satisfies Record<string, (result: GuessingResult) => number | null>

function verdictOf({ atMost, state }: Limit, figures: readonly LimitFigure[]): LimitCheck['verdict'] {
  const over = figures.some(({ figure }) => figure !== null && figure > atMost)
  if (over) return state === 'holds' ? 'broken' : 'not reached'
  if (figures.length === 0 || figures.some(({ figure }) => figure === null)) return 'too few'
  return state === 'holds' ? 'kept' : 'reached'
}

/** Compares what the readers did with each limit, in every language. */
export function checkLimits<Id extends keyof typeof measures>(
  results: readonly GuessingResult[],
  limits: Readonly<Record<Id, Limit>>,
): LimitCheck<Id>[] {
  return (Object.keys(limits) as Id[]).map((id) => {
    const limit = limits[id]
    const figures = results.map((result) => ({ language: result.language, figure: measures[id](result) }))
    return { id, limit, figures, verdict: verdictOf(limit, figures) }
  })
}
