import { z } from 'zod'
import type { AnswerOfPerson } from '#data/attempts/shared/answer-rows.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { findItem } from '#data/curriculum/shared/find-item.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { OwnAnswer, OwnContest } from '#data/reports/own-answers.ts'
import type { Clinician } from '#data/viewer.ts'
import { itemFeedback } from '#domain/scenario/show.ts'

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

export async function contestsOf(viewer: Clinician): Promise<ContestsByItem> {
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

export async function tellAnswers(
  viewer: Clinician,
  rows: readonly AnswerOfPerson[],
  contests: ContestsByItem,
): Promise<OwnAnswer[]> {
  const names = new Map(practicesFor(viewer, await curriculumInService(viewer)).map(({ id, name }) => [id, name]))
  return Promise.all(
    rows.map(async (row) => {
      const { item, prose, title } = await findItem(viewer, row)
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
        // The verdict is the one that was recorded, whatever is asked now.
        feedback: { ...feedback, correct: row.correct },
        practice: names.get(row.practiceId) ?? null,
        contests: contests.get(row.itemId) ?? [],
      }
    }),
  )
}
