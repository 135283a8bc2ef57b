import { z } from 'zod'
import { answersMatching, answersOfPerson } from '#data/attempts/shared/answer-rows.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { modulesFor, retiredModuleFaces } from '#data/curriculum/shared/module-faces.ts'
import { readerIn, readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { contestsOf, tellAnswers } from '#data/reports/internal/tell-answers.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Confidence } from '#domain/comprehension/item.ts'
import { type AnswersFilter, everyAnswer, inFollowUps } from '#domain/reports/answers-filter.ts'
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
  /** All that they ever gave, and how many of them the filter lets through. */
  readonly total: number
  readonly found: number
  readonly page: number
  readonly pages: number
  /** What can be filtered by: in which there is an answer, and how many. */
  readonly practices: readonly AnswersOf[]
  /** Modules by their slug, and the follow-ups, whose name is null. */
  readonly places: readonly AnswersOf[]
}

type AnswersOf = { readonly id: string; readonly name: Text | null; readonly answers: number }

const answersAPage = 15

const CountRow = z.object({
  practice: z.string(),
  slug: z.string().nullable(),
  answers: z.number(),
  matching: z.number(),
})

/** The viewer's own answers that a filter lets through, newest first, page by page (from 1). */
export async function ownAnswers(
  viewer: Clinician,
  { page, filter = everyAnswer }: { page: number; filter?: AnswersFilter },
): Promise<OwnAnswers> {
  const { organisationId, personId } = viewer
  const [counts, rows, contests] = await Promise.all([
    readInOrganisation(
      viewer,
      CountRow,
      sql`
        SELECT a.practice_id AS practice, v.slug, count(*)::integer AS answers,
          (count(*) FILTER (WHERE ${answersMatching(filter)}))::integer AS matching
        FROM answer a
        LEFT JOIN attempt t ON t.organisation_id = a.organisation_id AND t.id = a.attempt_id
        LEFT JOIN module_version v ON v.hash = t.module_version_hash
        WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = ${personId}::uuid
        GROUP BY a.practice_id, v.slug`,
    ),
    answersOfPerson(readerIn(viewer), viewer, { skip: (page - 1) * answersAPage, take: answersAPage, filter }),
    contestsOf(viewer),
  ])
  const total = sumOf(counts, ({ matching }) => matching)
  return {
    answers: await tellAnswers(viewer, rows, contests),
    total: sumOf(counts, ({ answers }) => answers),
    found: total,
    page,
    pages: Math.max(1, Math.ceil(total / answersAPage)),
    ...(await namesOf(viewer, counts)),
  }
}

type Count = z.output<typeof CountRow>

function sumOf(counts: readonly Count[], of: (count: Count) => number): number {
  return counts.reduce((sum, count) => sum + of(count), 0)
}

/** Practices and modules as the curriculum orders them, those that are no longer in it last; then the follow-ups. */
async function namesOf(viewer: Clinician, counts: readonly Count[]): Promise<Pick<OwnAnswers, 'practices' | 'places'>> {
  const curriculum = await curriculumInService(viewer)
  const faces = await modulesFor(viewer, curriculum)
  const retiredSlugs = new Set(counts.flatMap(({ slug }) => (slug === null || faces.has(slug) ? [] : [slug])))
  const modules = [...faces.values(), ...(await retiredModuleFaces(viewer, [...retiredSlugs], curriculum)).values()]
  const inPractice = Map.groupBy(counts, ({ practice }) => practice)
  const inPlace = Map.groupBy(counts, ({ slug }) => slug ?? inFollowUps)
  const answersIn = (id: string, name: Text | null, groups: ReadonlyMap<string, readonly Count[]>): AnswersOf[] => {
    const group = groups.get(id)
    return group === undefined ? [] : [{ id, name, answers: sumOf(group, ({ answers }) => answers) }]
  }
  return {
    practices: practicesFor(viewer, curriculum).flatMap(({ id, name }) => answersIn(id, name, inPractice)),
    places: [
      ...modules.flatMap(({ slug, title }) => answersIn(slug, title, inPlace)),
      ...answersIn(inFollowUps, null, inPlace),
    ],
  }
}
