import { answersOfPerson } from '#data/attempts/shared/answer-rows.ts'
import { readerIn } from '#data/database/read.ts'
import { contestsOf, tellAnswers } from '#data/reports/internal/tell-answers.ts'
import type { Clinician } from '#data/viewer.ts'
import type { OwnAnswer } from './own-answers.ts'

/** One own answer by its id, or the last one to an item; null: not found. */
export async function findOwnAnswer(
  viewer: Clinician,
  which: { readonly answerId: string } | { readonly itemId: string },
): Promise<OwnAnswer | null> {
  const [rows, contests] = await Promise.all([answersOfPerson(readerIn(viewer), viewer, which), contestsOf(viewer)])
  const [answer] = await tellAnswers(viewer, rows, contests)
  return answer ?? null
}
