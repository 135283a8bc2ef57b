import { GUESS_WEIGHT } from '#domain/comprehension/evidence.ts'
import { daysBetween } from '#domain/comprehension/forgetting.ts'
import { GRID, PRIOR } from '#domain/comprehension/grid.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { curveOnGrid } from '#domain/comprehension/item-response.ts'
import { itemParameters, type Parameters } from '#domain/comprehension/parameters.ts'
import { rapidGuessProbability } from '#domain/comprehension/rapid-guess.ts'

/** A module whose effect is asked for: what it teaches, and its own items. */
export type TaughtModule = {
  readonly slug: string
  readonly practices: ReadonlySet<PracticeId>
  readonly items: ReadonlySet<string>
}

/** One counted answer of a person. */
export type HistoryAnswer = {
  readonly itemId: string
  readonly practice: PracticeId
  readonly correct: boolean
  readonly elapsedMs: number
  readonly answeredAt: Date
}

/** A module that a person went through to its end. */
export type HistoryAttempt = { readonly slug: string; readonly startedAt: Date; readonly endedAt: Date }

/** An answer as an effect is measured from it. */
export type EffectAnswer = {
  readonly when: 'before' | 'after'
  /** Right (1) or wrong (0), less the chance that someone before any training would have been right: difficulty allowed for. */
  readonly residual: number
  readonly answeredAt: Date
}

/** An answer shows what stayed from this many days after the training on. */
const AFTER_DAYS = 1

/**
 * One person's answers about what a module teaches, before it and after it.
 *
 * Before: all that they gave before they began it; and within it the first answer in each practice, which came before its
 * feedback. Someone who has not been through it has all their answers before. After: answers to other items than the
 * module's own, a day later or more, in each practice until the next module that teaches it gives its first feedback. Rapid
 * guesses are left out.
 */
export function splitAnswers(
  module: TaughtModule,
  { answers, attempts }: { answers: readonly HistoryAnswer[]; attempts: readonly HistoryAttempt[] },
  { modules, parameters }: { modules: readonly TaughtModule[]; parameters: Parameters },
): EffectAnswer[] {
  const latestAttempt = attempts
    .filter(({ slug }) => slug === module.slug)
    .reduce<HistoryAttempt | null>(
      (first, attempt) => (first && first.startedAt <= attempt.startedAt ? first : attempt),
      null,
    )
  const about = answers
    .filter(({ practice }) => module.practices.has(practice))
    .sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
  const closedAt = new Map<PracticeId, Date>()
  for (const practice of module.practices)
    closedAt.set(
      practice,
      latestAttempt === null ? new Date(8.64e15) : nextTeaching(practice, latestAttempt, { attempts, modules, about }),
    )
  const firstWithin = new Set<PracticeId>()
  return about.flatMap((answer): EffectAnswer[] => {
    const { practice, answeredAt, itemId } = answer
    const when = periodOf(answer)
    if (when === null) return []
    const residual = residualOf(answer, parameters)
    return residual === null ? [] : [{ when, residual, answeredAt }]

    function periodOf({ answeredAt: at }: HistoryAnswer): EffectAnswer['when'] | null {
      if (latestAttempt === null || at < latestAttempt.startedAt) return 'before'
      if (at <= latestAttempt.endedAt) {
        if (firstWithin.has(practice)) return null
        firstWithin.add(practice)
        return 'before'
      }
      const isLate = daysBetween(latestAttempt.endedAt, answeredAt) >= AFTER_DAYS
      return isLate && !module.items.has(itemId) && answeredAt <= (closedAt.get(practice) ?? answeredAt)
        ? 'after'
        : null
    }
  })
}

/** When the next module that teaches a practice gave its first feedback in it: the time of the first answer within. */
function nextTeaching(
  practice: PracticeId,
  latestAttempt: HistoryAttempt,
  {
    attempts,
    modules,
    about,
  }: {
    attempts: readonly HistoryAttempt[]
    modules: readonly TaughtModule[]
    about: readonly HistoryAnswer[]
  },
): Date {
  const teaching = new Set(modules.filter(({ practices }) => practices.has(practice)).map(({ slug }) => slug))
  const next = attempts
    .filter(({ slug, startedAt }) => teaching.has(slug) && startedAt > latestAttempt.endedAt)
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())[0]
  if (next === undefined) return new Date(8.64e15)
  const first = about.find((answer) => answer.practice === practice && answer.answeredAt >= next.startedAt)
  return first?.answeredAt ?? next.startedAt
}

const expectations = new WeakMap<Parameters, Map<string, number>>()

/** The chance that someone drawn from all clinicians before any training answers an item right. */
export function expectedRight(itemId: string, parameters: Parameters): number {
  const expectationOfItem = expectations.get(parameters) ?? new Map<string, number>()
  expectations.set(parameters, expectationOfItem)
  const cachedExpectation = expectationOfItem.get(itemId)
  if (cachedExpectation !== undefined) return cachedExpectation
  const curve = curveOnGrid(itemParameters(parameters, itemId))
  let expectation = 0
  for (let t = 0; t < GRID.length; t++) expectation += (PRIOR[t] ?? 0) * (curve[t] ?? 0)
  expectationOfItem.set(itemId, expectation)
  return expectation
}

/** Null for an answer that was more likely a rapid guess than not, and for an item in quarantine. */
function residualOf({ itemId, correct, elapsedMs }: HistoryAnswer, parameters: Parameters): number | null {
  const item = itemParameters(parameters, itemId)
  if (item.quarantined || rapidGuessProbability(item.responseTime, elapsedMs) >= GUESS_WEIGHT) return null
  return (correct ? 1 : 0) - expectedRight(itemId, parameters)
}
