import { z } from 'zod'
import { type AnswerOfPerson, answersOfPerson } from '#data/attempts/shared/answer-rows.ts'
import { askedItem } from '#data/curriculum/shared/asked-item.ts'
import { curriculumInService, practicesFor } from '#data/curriculum/shared/curriculum.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation, readingIn } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import type { Text } from '#domain/scenario/module.ts'
import { itemFeedback } from '#domain/scenario/show.ts'

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
const mostAnswers = 10_000

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
    answersOfPerson(readingIn(viewer), viewer, { skip: (page - 1) * answersAPage, take: answersAPage }),
    contestsOf(viewer),
  ])
  const total = counted?.total ?? 0
  return {
    answers: await told(viewer, rows, contests),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / answersAPage)),
  }
}

/** All of them at once, newest first, to take away: a few hundred at most in years. */
export async function allOwnAnswers(viewer: Clinician): Promise<readonly OwnAnswer[]> {
  const [rows, contests] = await Promise.all([
    answersOfPerson(readingIn(viewer), viewer, { skip: 0, take: mostAnswers }),
    contestsOf(viewer),
  ])
  return told(viewer, rows, contests)
}

/** One own answer by its id, or the last one to an item; null: not found. */
export async function findOwnAnswer(
  viewer: Clinician,
  which: { readonly answerId: string } | { readonly itemId: string },
): Promise<OwnAnswer | null> {
  const [rows, contests] = await Promise.all([answersOfPerson(readingIn(viewer), viewer, which), contestsOf(viewer)])
  const [answer] = await told(viewer, rows, contests)
  return answer ?? null
}

type ContestsByItem = ReadonlyMap<string, readonly OwnContest[]>

const ContestOfPerson = z.object({
  id: z.string(),
  itemId: z.string(),
  kind: z.enum(['wrong', 'does_not_fit']),
  reason: z.string(),
  madeAt: moment,
  outcome: z.enum(['kept', 'to_be_corrected']).nullable(),
  reply: z.string().nullable(),
  repliedAt: moment.nullable(),
})

async function contestsOf(viewer: Clinician): Promise<ContestsByItem> {
  const { organisationId, personId } = viewer
  const rows = await readInOrganisation(
    viewer,
    ContestOfPerson,
    sql`
      SELECT id, item_id AS "itemId", kind, reason, made_at AS "madeAt", outcome, reply, replied_at AS "repliedAt"
      FROM contest WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid ORDER BY made_at DESC`,
  )
  return Map.groupBy(
    rows.map(({ outcome, reply, repliedAt, ...contest }) => ({
      ...contest,
      reply: outcome === null || reply === null || repliedAt === null ? null : { outcome, words: reply, at: repliedAt },
    })),
    ({ itemId }) => itemId,
  )
}

async function told(
  viewer: Clinician,
  rows: readonly AnswerOfPerson[],
  contests: ContestsByItem,
): Promise<OwnAnswer[]> {
  const names = new Map(practicesFor(viewer, await curriculumInService(viewer)).map(({ id, name }) => [id, name]))
  return Promise.all(
    rows.map(async (row) => {
      const { item, prose, title } = await askedItem(viewer, row)
      const feedback = itemFeedback(item, row.choice, row)
      if (feedback === null) throw new Error(`Answer ${row.id} holds a choice that item ${item.id} cannot be given`)
      const { id, answeredAt, occasion, confidence, counts } = row
      return {
        id,
        answeredAt,
        occasion,
        confidence,
        counts,
        title,
        prose,
        // The verdict is the one that was recorded, whatever is asked of whom now.
        feedback: { ...feedback, correct: row.correct },
        practice: names.get(row.practiceId) ?? null,
        contests: contests.get(row.itemId) ?? [],
      }
    }),
  )
}
