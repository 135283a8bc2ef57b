import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { readerIn, readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { noSuchId } from '#data/no-such-id.ts'
import type { Administrator } from '#data/viewer.ts'
import type { AudienceRule } from '#domain/assignments/audience-rule.ts'
import { hasShown } from '#domain/assignments/pre-check.ts'
import { rulesJson } from './internal/columns-of-rules.ts'
import { followUpAnswers } from './internal/follow-up-answers.ts'
import { namesAreShown } from './internal/names-are-shown.ts'
import { preCheckingBy } from './internal/take-pre-check.ts'
import { dangerouslyEvidenceOf } from './internal/understood-practices.ts'

export type PreCheckPreview = {
  /** How many people were looked at: all that are meant, or so many of them by chance. */
  readonly lookedAt: number
  /** By module in service, how many of those would be excused from it; without those from which nobody would. */
  readonly excusedCounts: ReadonlyMap<string, number>
}

/** What everyone understands takes seconds to read of a whole hospital. */
const mostLookedAt = 1000

/**
 * From which modules how many of those whom rules mean would be excused today. Null: the organisation does not show managers and
 * administrators who understands what, and so nobody is.
 */
export async function previewPreCheck(
  viewer: Administrator,
  rules: readonly AudienceRule[],
  { now }: { now: Date },
): Promise<PreCheckPreview | null> {
  const { organisationId } = viewer
  const read = readerIn(viewer)
  if (!(await namesAreShown(read, organisationId))) return null
  const people = await readInOrganisation(
    viewer,
    z.object({ id: z.string() }),
    sql`
      SELECT m.person_id AS id FROM people_meant(${organisationId}::uuid, ${rulesJson(rules, noSuchId)}::jsonb, NULL) m
      ORDER BY md5(m.person_id::text) LIMIT ${mostLookedAt}::integer`,
  )
  const personIds = people.map(({ id }) => id)
  const { curriculum, taught } = await preCheckingBy(organisationId, await curriculumInService(viewer))
  const [evidenceOf, answersOf] = await Promise.all([
    dangerouslyEvidenceOf(read, { organisationId, personIds, curriculum, now }),
    followUpAnswers(read, { organisationId, personIds }),
  ])
  const excusedCounts = new Map<string, number>()
  for (const personId of personIds) {
    const shownPractices = new Set(
      [...evidenceOf(personId).values()].flatMap((evidence) => {
        const { practice } = evidence.estimate
        return hasShown(evidence, { now }) && answersOf(personId, practice) !== undefined ? [practice] : []
      }),
    )
    for (const [slug, practices] of taught)
      if (practices.length > 0 && practices.every((practice) => shownPractices.has(practice)))
        excusedCounts.set(slug, (excusedCounts.get(slug) ?? 0) + 1)
  }
  return { lookedAt: personIds.length, excusedCounts }
}
