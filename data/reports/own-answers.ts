import { z } from 'zod'
import { answersOfPerson } from '#data/attempts/shared/answer-rows.ts'
import { readerIn, readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { contestsOf, tellAnswers } from '#data/reports/internal/tell-answers.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import type { Text } from '#domain/scenario/module.ts'

/** What came of contesting an item. */
export type OwnContest = {
  readonly id: string
  readonly kind: 'wrong' | 'does_not_fit'
  readonly reason: string
  readonly madeAt: Date
  readonly reply: { readonly outcome: 'kept' | 'to_be_corrected'; readonly words: string; readonly at: Date } | null
}

/** One of the viewer's own answers, as it was asked and in their language. */
export type OwnAnswer = {
  readonly id: string
  readonly answeredAt: Date
  readonly occasion: 'training' | 'follow-up'
  /** The module's title; null in a follow-up. */
  readonly title: Text | null
  /** Null: a practice that is no longer in the curriculum. */
  readonly practice: Text | null
  readonly confidence: Confidence
  /** Whether it moved the estimate: the first answer to its item, or the first for 30 days. */
  readonly counts: boolean
  /** What was told before it was asked. */
  readonly prose: readonly Text[]
  /** The question, the choice, what was right and why. */
  readonly feedback: Feedback
  /** Of this item, newest first. */
  readonly contests: readonly OwnContest[]
}

export type OwnAnswers = {
  readonly answers: readonly OwnAnswer[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const answersAPage = 15

/** All of the viewer's own answers, newest first, page by page (from 1). */
export async function ownAnswers(viewer: Clinician, { page }: { page: number }): Promise<OwnAnswers> {
  const { organisationId, personId } = viewer
  const [[counted], rows, contests] = await Promise.all([
    readInOrganisation(
      viewer,
      z.object({ total: z.number() }),
      sql`
        SELECT count(*)::integer AS total FROM answer
        WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid`,
    ),
    answersOfPerson(readerIn(viewer), viewer, { skip: (page - 1) * answersAPage, take: answersAPage }),
    contestsOf(viewer),
  ])
  const total = counted?.total ?? 0
  return {
    answers: await tellAnswers(viewer, rows, contests),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / answersAPage)),
  }
}
