import type { Evidence } from '#domain/comprehension/evidence.ts'
import { daysBetween } from '#domain/comprehension/forgetting.ts'
import { isDecided, nextItem, practicesToAsk } from '#domain/comprehension/items/next-item.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import type { Estimate } from '#domain/comprehension/read-out.ts'
import type { ItemId, PracticeId } from '#domain/scenario/module.ts'
import { shuffle } from '#domain/scenario/shuffle.ts'
import type { AnsweredItem, AskedItem } from './follow-up-state.ts'
import { LONGEST_SECONDS } from './reading-time.ts'
import { askableAtOnce, type TwinHistory, twinsOfMissedFirst, withoutAskedTwins } from './twins.ts'

/** So that a follow-up looks at more than one practice. */
export const MOST_ITEMS_A_PRACTICE = 2

/**
 * A practice that the follow-up's own modules did not teach is left alone for so many days after its last answer: or each
 * follow-up would ask about the same worry again, and soon have asked all that the bank holds.
 */
export const PRACTICE_RESTS_DAYS = 21

/** A practice as a follow-up sees it. */
export type AskedPractice = {
  readonly estimate: Pick<
    Estimate,
    'practice' | 'probability' | 'status' | 'confidentlyWrong' | 'answers' | 'lastEvidenceAt' | 'rightOnLaterDayAt'
  >
  readonly riskWeight: number
  /** Whether one of the modules that the follow-up follows taught it. */
  readonly taught: 'by-these-modules' | 'elsewhere'
  /** Whether the organisation's policy changed what is right since they last showed it. */
  readonly policy: 'same' | 'to-be-confirmed'
}

/** An item of the bank that this person has never been asked. */
export type Candidate = AskedItem & {
  /** The set of cases with the same options. */
  readonly twins?: string
}

const noTwins: TwinHistory = { seenNow: new Set(), missed: new Set() }

/**
 * The practices that a follow-up may ask about, the first first: those faded, confidently wrong or to be confirmed
 * under a changed policy, then those that its modules taught, then whatever else was ever taught; within each by risk
 * weight times P(1 − P). What its modules did not teach is asked about only when it has rested; of which nothing was
 * ever asked, not at all: that is for modules to teach.
 */
export function practicesInOrder(practices: readonly AskedPractice[], { asOf }: { asOf: Date }): PracticeId[] {
  const askable = practices.filter(
    ({ estimate: { lastEvidenceAt }, taught }) =>
      taught === 'by-these-modules' ||
      (lastEvidenceAt !== null && daysBetween(lastEvidenceAt, asOf) >= PRACTICE_RESTS_DAYS),
  )
  const rank = ({ estimate, taught, policy }: AskedPractice) => {
    if (estimate.status === 'faded' || estimate.confidentlyWrong || policy === 'to-be-confirmed') return 0
    return taught === 'by-these-modules' ? 1 : 2
  }
  const ranks = new Map(askable.map((practice) => [practice.estimate.practice, rank(practice)]))
  const byWeight = practicesToAsk(
    askable.map(({ estimate }) => estimate),
    new Map(askable.map(({ estimate, riskWeight }) => [estimate.practice, riskWeight])),
  )
  return byWeight.sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0))
}

/**
 * Whether a follow-up asks (further) about a practice: not when P is 0.85 or more, or 0.15 or less, and not more than
 * twice. One question it does ask where P is high and no right answer from a later day is there yet, for nothing
 * counts as understood without one; and where a changed policy is to be confirmed.
 */
export function isOpen({ estimate, policy }: AskedPractice, questionCount: number): boolean {
  if (questionCount >= MOST_ITEMS_A_PRACTICE) return false
  if (!isDecided(estimate.probability)) return true
  if (questionCount > 0) return false
  return policy === 'to-be-confirmed' || (estimate.probability > 0.5 && estimate.rightOnLaterDayAt === null)
}

/**
 * What to ask next, or null: the follow-up is over. Stays with a practice until it is decided; in it, one of the three
 * unseen items that would tell most, at random by the seed, so that colleagues do not all get the same and the same
 * follow-up always asks the same. Of twins one is asked, and the twin of one that was missed goes first. Whatever is asked fits in what is left of three minutes.
 */
export function nextQuestion({
  practices,
  answered,
  candidates,
  twins = noTwins,
  evidence,
  parameters,
  asOf,
  seed,
}: {
  practices: readonly AskedPractice[]
  /** In this follow-up, in order. */
  answered: readonly AnsweredItem[]
  /** Unseen items of all practices. */
  candidates: readonly Candidate[]
  twins?: TwinHistory
  evidence: ReadonlyMap<PracticeId, Evidence>
  parameters: Parameters
  asOf: Date
  seed: string
}): AskedItem | null {
  const left = LONGEST_SECONDS - totalSeconds(answered)
  const seenIds = new Set<ItemId>(answered.map(({ itemId }) => itemId))
  const practiceById = new Map(practices.map((practice) => [practice.estimate.practice, practice]))
  const last = answered.at(-1)?.practice
  const order = practicesInOrder(practices, { asOf })
  for (const practice of last === undefined ? order : [last, ...order]) {
    const questionCount = answered.filter((answer) => answer.practice === practice).length
    const state = practiceById.get(practice)
    if (state === undefined || !isOpen(state, questionCount)) continue
    const unseenCandidates = withoutAskedTwins(candidates, twins).filter(
      (candidate) => candidate.practice === practice && !seenIds.has(candidate.itemId) && candidate.seconds <= left,
    )
    const choose = (from: readonly Candidate[]) =>
      nextItem(evidence, parameters, {
        practice,
        candidates: from.map((candidate) => candidate.itemId),
        asOf,
        chance: chanceFrom(`${seed}/${answered.length}`),
      })
    const itemId = choose(twinsOfMissedFirst(unseenCandidates, twins)) ?? choose(unseenCandidates)
    const choice = unseenCandidates.find((candidate) => candidate.itemId === itemId)
    if (choice === undefined) continue
    const { documentHash, seconds } = choice
    return { itemId: choice.itemId, practice, documentHash, seconds }
  }
  return null
}

/**
 * How many more questions there can be at most, however they are answered: for saying how long it will take. Practices
 * that are decided meanwhile are left earlier.
 */
export function questionsAhead({
  practices,
  answered,
  candidates,
  twins = noTwins,
  asOf,
}: {
  practices: readonly AskedPractice[]
  answered: readonly AnsweredItem[]
  candidates: readonly Candidate[]
  twins?: TwinHistory
  asOf: Date
}): number {
  const practiceById = new Map(practices.map((practice) => [practice.estimate.practice, practice]))
  const last = answered.at(-1)?.practice
  const open = new Set([...(last === undefined ? [] : [last]), ...practicesInOrder(practices, { asOf })])
  return [...open].reduce((sum, practice) => {
    const questionCount = answered.filter((answer) => answer.practice === practice).length
    const state = practiceById.get(practice)
    if (state === undefined || !isOpen(state, questionCount)) return sum
    const unseenCandidates = withoutAskedTwins(candidates, twins).filter(
      (candidate) => candidate.practice === practice && !answered.some(({ itemId }) => itemId === candidate.itemId),
    )
    return sum + Math.min(MOST_ITEMS_A_PRACTICE - questionCount, askableAtOnce(unseenCandidates))
  }, 0)
}

/** How long what was answered took to read and answer, in seconds, by the rule of reading-time.ts. */
export function totalSeconds(answers: readonly AskedItem[]): number {
  return answers.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** Sixtieths: every one of two or of three is as likely. */
const PARTS = 60

/** A number in [0, 1) that the seed alone decides. */
export function chanceFrom(seed: string): number {
  const [firstDraw = 0] = shuffle(
    Array.from({ length: PARTS }, (_, part) => part),
    seed,
  )
  return firstDraw / PARTS
}
