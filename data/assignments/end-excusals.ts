import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { noSuchId } from '#data/no-such-id.ts'
import { stillShows } from '#domain/assignments/pre-check.ts'
import { namesAreShown } from './internal/names-are-shown.ts'
import { dangerouslyEvidenceOf } from './internal/understood-practices.ts'

const mostMs = 10 * 60 * 1000
const peopleAtOnce = 1000

const Running = z.object({ id: z.string(), personId: z.string(), practices: z.array(z.string()) })

/**
 * Ends what no longer excuses anyone: they no longer understand what the module teaches, or the organisation no longer shows who
 * understands what. Once a night, before everyone's enrolments are reconciled, which asks them again. For the job alone.
 */
export async function dangerouslyEndExcusals(organisationId: string, { now }: { now: Date }): Promise<number> {
  const curriculum = await curriculumInService({ organisationId })
  let endCount = 0
  for (let after: string | undefined = noSuchId; after !== undefined; ) {
    after = await inOrganisation(
      { organisationId },
      async (transaction) => {
        const read = readerWithin(transaction)
        const running = await read(
          Running,
          sql`
            SELECT x.id, x.person_id AS "personId",
              ARRAY(SELECT shown ->> 'practice' FROM jsonb_array_elements(x.evidence) shown) AS practices
            FROM excusal x
            WHERE x.organisation_id = ${organisationId}::uuid AND x.ended_at IS NULL AND x.person_id IN (
              SELECT DISTINCT p.person_id FROM excusal p
              WHERE p.organisation_id = ${organisationId}::uuid AND p.ended_at IS NULL AND p.person_id > ${after ?? noSuchId}::uuid
              ORDER BY p.person_id LIMIT ${peopleAtOnce}::integer)
            ORDER BY x.person_id, x.id`,
        )
        const personIds = [...new Set(running.map(({ personId }) => personId))]
        if (personIds.length === 0) return undefined
        const end = async (ids: readonly string[], endedBecause: 'faded' | 'not-shown') => {
          const { count } = await transaction.excusal.updateMany({
            where: { organisationId, id: { in: [...ids] }, endedAt: null },
            data: { endedAt: now, endedBecause },
          })
          endCount += count
        }
        if (await namesAreShown(read, organisationId)) {
          const evidenceOf = await dangerouslyEvidenceOf(read, { organisationId, personIds, curriculum, now })
          const fadedExcusals = running.filter(({ personId, practices }) => {
            const evidence = evidenceOf(personId)
            return !practices.every((practice) => {
              const own = evidence.get(practice)
              return own !== undefined && stillShows(own)
            })
          })
          await end(
            fadedExcusals.map(({ id }) => id),
            'faded',
          )
        } else
          await end(
            running.map(({ id }) => id),
            'not-shown',
          )
        return personIds.length < peopleAtOnce ? undefined : personIds.at(-1)
      },
      { timeoutMs: mostMs },
    )
  }
  return endCount
}
