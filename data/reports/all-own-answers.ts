import { answersOfPerson } from '#data/attempts/shared/answer-rows.ts'
import { readerIn } from '#data/database/read.ts'
import { contestsOf, tellAnswers } from '#data/reports/internal/tell-answers.ts'
import type { Clinician } from '#data/viewer.ts'
import { type AnswersFilter, everyAnswer } from '#domain/reports/answers-filter.ts'
import type { OwnAnswer } from './own-answers.ts'

const mostAnswers = 10_000

/** All that a filter lets through at once, newest first, to take away: a few hundred at most in years. */
export async function allOwnAnswers(
  viewer: Clinician,
  filter: AnswersFilter = everyAnswer,
): Promise<readonly OwnAnswer[]> {
  const [rows, contests] = await Promise.all([
    answersOfPerson(readerIn(viewer), viewer, { skip: 0, take: mostAnswers, filter }),
    contestsOf(viewer),
  ])
  return tellAnswers(viewer, rows, contests)
}
