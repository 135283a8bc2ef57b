import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { keptPlanReaderIn, type ReadRows, readerIn } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import { statusesAreShown } from '#data/understanding/shared/statuses-of.ts'
import type { Administrator, Clinician, Manager, Viewer } from '#data/viewer.ts'

const ExcusalRow = z.object({
  id: z.string(),
  moduleSlug: z.string(),
  madeAt: moment,
  /** By practice that the module teaches: the estimate that it went by, and when its newest answers were given. */
  evidence: z.array(
    z.object({
      practice: z.string(),
      probability: z.number(),
      low: z.number(),
      high: z.number(),
      lastAnswerAt: moment,
      followUpAt: moment,
      answers: z.number(),
    }),
  ),
})
export type ExcusalRow = Readonly<z.output<typeof ExcusalRow>>

/**
 * From which modules one of the viewer's people is excused because they have shown what these teach, with the evidence. Whoever
 * asks has kept that they looked. None where the organisation does not show this reader who understands what.
 */
export async function excusalsOf(viewer: Manager | Administrator, personId: string): Promise<readonly ExcusalRow[]> {
  return readExcusals(viewer, readerIn(viewer), sql`person.id = ${personId}::uuid`)
}

/** The viewer's own. */
export async function ownExcusals(viewer: Clinician): Promise<readonly ExcusalRow[]> {
  return readExcusals(viewer, keptPlanReaderIn(viewer), sql`true`)
}

async function readExcusals(viewer: Viewer, read: ReadRows, condition: Query): Promise<readonly ExcusalRow[]> {
  return read(
    ExcusalRow,
    sql`
      SELECT x.id, x.module_slug AS "moduleSlug", x.made_at AS "madeAt", (
        SELECT jsonb_agg(shown || jsonb_build_object('answers', jsonb_array_length(shown -> 'answers')) ORDER BY shown ->> 'practice')
        FROM jsonb_array_elements(x.evidence) shown) AS evidence
      FROM excusal x JOIN person ON person.organisation_id = x.organisation_id AND person.id = x.person_id
      WHERE x.organisation_id = ${viewer.organisationId}::uuid AND x.ended_at IS NULL AND ${personIsInScope(viewer)} AND ${condition}
        AND ${statusesAreShown(viewer)} AND EXISTS (
          SELECT FROM enrolment e WHERE e.organisation_id = x.organisation_id AND e.assignment_id = x.assignment_id
            AND e.person_id = x.person_id AND e.module_slug = x.module_slug AND e.spared_by = 'understanding' AND e.completed_at IS NULL)
      ORDER BY x.made_at, x.id`,
  )
}
