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
import type { ReportOnClinician } from './report-on-clinician.ts'

const CountedAnswer: z.ZodType<PracticeAnswer> = z.object({
  practice: z.string(),
  itemId: z.string(),
  correct: z.boolean(),
  confidence,
  elapsedMs: z.number(),
  answeredAt: moment,
  occasion,
})

/** The counted answers of somebody whose report the viewer has been given, oldest first. */
export function countedAnswers(
  { organisationId }: { readonly organisationId: string },
  personId: string,
): Promise<PracticeAnswer[]> {
  return readInOrganisation(
    { organisationId },
    CountedAnswer,
    sql`
      SELECT practice_id AS practice, item_id AS "itemId", correct, confidence, elapsed_ms AS "elapsedMs",
        answered_at AS "answeredAt", occasion
      FROM answer
      WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid AND counts
      ORDER BY answered_at, id`,
  )
}

export function markOf({ answeredAt, occasion }: PracticeAnswer): EvidenceMark {
  return { at: answeredAt, occasion }
}

/** How each practice of a report came to be, with a mark for every answer. */
export function histories<Mark extends EvidenceMark>(
  answers: readonly PracticeAnswer[],
  { report: { practices, asOf }, parameters }: ReportOnClinician,
  mark: (answer: PracticeAnswer) => Mark,
): (PracticeHistory & { evidence: Mark[] })[] {
  const byPractice = Map.groupBy(answers, ({ practice }): PracticeId => practice)
  return understandingHistory(answers, parameters, { practices, asOf }).map((history) => ({
    ...history,
    evidence: (byPractice.get(history.practice) ?? []).map(mark),
  }))
}
