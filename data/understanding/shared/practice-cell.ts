import type { BeliefTexts } from '#data/curriculum/shared/curriculum-texts.ts'
import type { Estimate } from '#domain/comprehension/read-out.ts'
import type { Text } from '#domain/scenario/module.ts'
import type { PersonUnderstanding } from './understanding-rows.ts'

/** One person's one practice, as a report shows it. */
export type PracticeCell = Estimate & {
  /**
   * The policy has changed since they answered, and what they showed is to be confirmed under it: see
   * domain/comprehension/policy-confirmation.ts. Beside the estimate, which stays as it was; where there is not enough
   * evidence for one, there is nothing to confirm.
   */
  readonly needsConfirmation: boolean
  /** What they hold to be true and is not, the surest and most often chosen first. */
  readonly misconceptions: readonly {
    readonly id: string
    readonly sentence: Text
    /** An open question to start a conversation about it with. */
    readonly ask: Text | null
    readonly times: number
    readonly sure: number
    /** As a text: of hundreds a page says the few that are asked about. */
    readonly lastAt: string
  }[]
}

export function practiceCell(
  estimate: Estimate,
  understanding: PersonUnderstanding,
  texts: ReadonlyMap<string, BeliefTexts>,
): PracticeCell {
  const beliefs = understanding.beliefs.get(estimate.practice) ?? []
  return {
    ...estimate,
    needsConfirmation: estimate.tooLittle === null && understanding.toConfirm.has(estimate.practice),
    misconceptions: beliefs.flatMap(({ id, times, sure, lastAt }) => {
      const words = texts.get(id)
      return words === undefined ? [] : [{ id, ...words, times, sure, lastAt }]
    }),
  }
}
