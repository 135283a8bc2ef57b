import type { Evidence } from '#domain/comprehension/evidence.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { type Estimate, type ReportedPractice, readOut } from '#domain/comprehension/read-out.ts'
import type { ItemId, PracticeId } from '#domain/scenario/module.ts'
import type { AnsweredItem, AskedItem } from './follow-up-state.ts'
import { type AskedPractice, type Candidate, nextQuestion, questionsAhead } from './next-question.ts'
import { twinHistory } from './twins.ts'

/** All that decides what a follow-up asks. */
export type AskingFacts = {
  /** In the order of the curriculum, those that can be measured. */
  readonly practices: readonly (ReportedPractice & { readonly riskWeight: number })[]
  readonly parameters: Parameters
  /** Every item of the banks in service. */
  readonly bank: readonly Candidate[]
  /** Practices that the modules which it follows taught. */
  readonly taught: ReadonlySet<PracticeId>
  readonly evidence: ReadonlyMap<PracticeId, Evidence>
  /** When the person last answered each item, wherever it was asked. */
  readonly answered: ReadonlyMap<ItemId, Date>
  /** Items of which that last answer was wrong. */
  readonly missed: ReadonlySet<ItemId>
  /** In this follow-up, in order. */
  readonly soFar: readonly AnsweredItem[]
  readonly toConfirm: readonly PracticeId[]
  readonly seed: string
}

export type Asking = {
  readonly asked: AskedItem | null
  /** How many more there can be, with the one asked now. */
  readonly ahead: number
  readonly estimates: readonly Estimate[]
}

/** What a follow-up asks next, or null, and how all practices stand now. Pure. */
export function askNext(facts: AskingFacts, { now }: { now: Date }): Asking {
  const { practices, parameters, bank, taught, answered, missed, soFar, toConfirm, seed } = facts
  const evidence = inOrder(facts)
  const estimates = readOut(evidence, parameters, { practices, asOf: now })
  const riskWeights = new Map(practices.map(({ id, riskWeight }) => [id, riskWeight]))
  const state = {
    practices: estimates.map(
      (estimate): AskedPractice => ({
        estimate,
        riskWeight: riskWeights.get(estimate.practice) ?? 1,
        taught: taught.has(estimate.practice) ? 'by-these-modules' : 'elsewhere',
        policy: toConfirm.includes(estimate.practice) ? 'to-be-confirmed' : 'same',
      }),
    ),
    answered: soFar,
    candidates: bank.filter(({ itemId }) => !answered.has(itemId)),
    twins: twinHistory(bank, { answeredNow: soFar.map(({ itemId }) => itemId), answered, missed }),
    asOf: now,
  }
  const question = nextQuestion({ ...state, evidence, parameters, seed })
  return { asked: question, ahead: question === null ? 0 : questionsAhead(state), estimates }
}

/** Sums depend on their order in the last digit, and what is asked must not depend on how the evidence was read. */
export function inOrder({
  practices,
  evidence,
}: Pick<AskingFacts, 'practices' | 'evidence'>): Map<PracticeId, Evidence> {
  const evidenceByPractice = practices.flatMap(({ id }): [PracticeId, Evidence][] => {
    const own = evidence.get(id)
    return own === undefined ? [] : [[id, own]]
  })
  const reportedIds = new Set(practices.map(({ id }) => id))
  const others = [...evidence].filter(([id]) => !reportedIds.has(id)).sort(([one], [other]) => (one < other ? -1 : 1))
  return new Map([...evidenceByPractice, ...others])
}
