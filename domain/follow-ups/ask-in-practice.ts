import { daysBetween } from '#domain/comprehension/forgetting.ts'
import { nextItem } from '#domain/comprehension/items/next-item.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import type { ItemId, PracticeId } from '#domain/scenario/module.ts'
import { type Asking, type AskingFacts, inOrder } from './ask-next.ts'
import type { Candidate } from './next-question.ts'
import { chanceFrom, totalSeconds } from './next-question.ts'
import { LONGEST_SECONDS } from './reading-time.ts'
import { askableAtOnce, twinHistory, twinsOfMissedFirst, withoutAskedTwins } from './twins.ts'

/** So that a round of practising is short enough to begin, and to do again. */
export const MOST_CASES = 4

/**
 * What a round of practising asks next about the one practice that its reader chose, or null, and how all practices stand.
 * A case that they have never met comes first, the twin of one that they missed before others; when they have met them all,
 * the ones that they missed last and then those met longest ago. Whether an answer counts is decided where all answers are
 * (`countsAsEvidence`): what was answered in the last 30 days teaches, and moves nothing. Pure.
 */
export function askInPractice(facts: AskingFacts, practice: PracticeId, { now }: { now: Date }): Asking {
  const { practices, parameters, bank, answered, missed, soFar, seed } = facts
  const evidence = inOrder(facts)
  const estimates = readOut(evidence, parameters, { practices, asOf: now })
  const left = LONGEST_SECONDS - totalSeconds(soFar)
  const askedNow = soFar.map(({ itemId }) => itemId)
  const twins = twinHistory(bank, { answeredNow: askedNow, answered, missed })
  const fitting = withoutAskedTwins(bank, twins).filter(
    (each) => each.practice === practice && !askedNow.includes(each.itemId) && each.seconds <= left,
  )
  const unseenCandidates = fitting.filter(({ itemId }) => !answered.has(itemId))
  const choose = (from: readonly Candidate[]) =>
    nextItem(evidence, parameters, {
      practice,
      candidates: from.map(({ itemId }) => itemId),
      asOf: now,
      chance: chanceFrom(`${seed}/${soFar.length}`),
    })
  const itemId =
    soFar.length >= MOST_CASES
      ? null
      : (choose(twinsOfMissedFirst(unseenCandidates, twins)) ??
        choose(unseenCandidates) ??
        longestAgo(fitting, { answered, missed, now }))
  const choice = fitting.find((each) => each.itemId === itemId)
  if (choice === undefined) return { asked: null, ahead: 0, estimates }
  const { documentHash, seconds } = choice
  return {
    asked: { itemId: choice.itemId, practice, documentHash, seconds },
    ahead: Math.min(MOST_CASES - soFar.length, askableAtOnce(fitting)),
    estimates,
  }
}

function longestAgo(
  candidates: readonly Candidate[],
  { answered, missed, now }: Pick<AskingFacts, 'answered' | 'missed'> & { now: Date },
): ItemId | null {
  const daysSince = (itemId: ItemId) => daysBetween(answered.get(itemId) ?? now, now)
  const [first] = candidates.toSorted(
    (one, other) =>
      Number(missed.has(other.itemId)) - Number(missed.has(one.itemId)) ||
      daysSince(other.itemId) - daysSince(one.itemId) ||
      (one.itemId < other.itemId ? -1 : 1),
  )
  return first?.itemId ?? null
}
