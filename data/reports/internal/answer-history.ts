import { z } from 'zod'
import { confidence, moment, occasion } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { EvidenceMark } from '#data/reports/clinician.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import {
  type PracticeAnswer,
  type PracticeHistory,
  understandingHistory,
} from '#domain/comprehension/understanding-history.ts'
import type { Text } from '#domain/scenario/module.ts'
import type { ReportOnClinician } from './report-on-clinician.ts'

const CountedAnswer: z.ZodType<PracticeAnswer> = z.object({
  practice: z.string(),
  itemId: z.string(),
  correct: z.boolean(),
  confidence,
  elapsedMs: z.number(),
  answeredAt: moment,
  occasion,
  misconceptions: z.array(z.string()),
})

/** The counted answers of someone whose report the viewer has been given, oldest first. */
export function countedAnswers(
  { organisationId }: { readonly organisationId: string },
  personId: string,
): Promise<PracticeAnswer[]> {
  return readInOrganisation(
    { organisationId },
    CountedAnswer,
    sql`
      SELECT practice_id AS practice, item_id AS "itemId", correct, confidence, elapsed_ms AS "elapsedMs",
        answered_at AS "answeredAt", occasion, misconceptions
      FROM answer
      WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid AND counts
      ORDER BY answered_at, id`,
  )
}

export function markOf({ answeredAt, occasion }: PracticeAnswer): EvidenceMark {
  return { at: answeredAt, occasion }
}

/** How one practice came to be, with a mark for every answer, and in words what was put right. */
export type ReportedHistory<Mark extends EvidenceMark> = Omit<PracticeHistory, 'putRight'> & {
  readonly putRight: readonly { readonly id: string; readonly sentence: Text; readonly at: Date }[]
  readonly evidence: readonly Mark[]
}

/** How each practice of a report came to be. */
export function histories<Mark extends EvidenceMark>(
  answers: readonly PracticeAnswer[],
  { report: { practices, asOf }, parameters, beliefs }: ReportOnClinician,
  mark: (answer: PracticeAnswer) => Mark,
): ReportedHistory<Mark>[] {
  const byPractice = Map.groupBy(answers, ({ practice }): PracticeId => practice)
  return understandingHistory(answers, parameters, { practices, asOf }).map((history) => ({
    ...history,
    putRight: history.putRight.flatMap(({ id, at }) => {
      const words = beliefs.get(id)
      return words === undefined ? [] : [{ id, sentence: words.sentence, at }]
    }),
    evidence: (byPractice.get(history.practice) ?? []).map(mark),
  }))
}
