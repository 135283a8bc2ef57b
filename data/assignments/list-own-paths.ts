import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { type ModuleFace, modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { moment } from '#data/database/columns.ts'
import { inOrderOf } from '#data/database/names.ts'
import { readWithKeptPlan } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'
import type { StepState } from '#domain/assignments/path.ts'
import { dayIn } from '#domain/dates/time-zone.ts'

const Step = z.object({
  enrolmentId: z.string(),
  module: z.string(),
  state: z.enum(['done', 'open', 'locked', 'spared']),
  dueOn: moment.nullable(),
})
const Path = z.object({ assignmentId: z.string(), name: z.string(), inOrder: z.boolean(), steps: z.array(Step) })

/** A path that someone has to finish, with its steps in their order. */
export type OwnPath = {
  readonly assignmentId: string
  readonly name: string
  readonly inOrder: boolean
  readonly steps: readonly {
    readonly enrolmentId: string
    readonly module: ModuleFace
    readonly state: StepState
    /** Of a step that is open. */
    readonly dueOn: Date | null
    readonly overdue: boolean
  }[]
}

/** The paths of which the viewer has something left to do, the earliest date first. */
export async function listOwnPaths(viewer: Clinician, { now }: { now: Date }): Promise<OwnPath[]> {
  const { organisationId, personId } = viewer
  const paths = await readWithKeptPlan(
    viewer,
    Path,
    sql`
      SELECT a.id AS "assignmentId", path.name, bool_or(own.place IS NOT NULL) AS "inOrder",
        jsonb_agg(jsonb_build_object('enrolmentId', own.id, 'module', own.module_slug, 'state', own.state,
          'dueOn', CASE WHEN own.state = 'open' THEN own.due_on END) ORDER BY coalesce(own.place, own.listed), own.created_at, own.id) AS steps
      FROM assignment a
      JOIN learning_path path ON path.organisation_id = a.organisation_id AND path.id = a.path_id
      CROSS JOIN LATERAL (
        -- The newest round of each step.
        SELECT DISTINCT ON (e.module_slug) e.id, e.module_slug, e.place, open.due_on, e.created_at,
          (SELECT m.place FROM assignment_module m WHERE m.organisation_id = e.organisation_id AND m.assignment_id = e.assignment_id
            AND m.module_slug = e.module_slug) AS listed,
          CASE WHEN e.completed_at IS NOT NULL THEN 'done' WHEN e.released_at IS NOT NULL AND NOT e.locked THEN
              CASE WHEN e.spared_by IS NULL THEN 'released' ELSE 'spared' END
            -- What something else asks for is open too, and due on the earlier day.
            WHEN open.is_there THEN 'open' ELSE 'locked' END AS state
        FROM enrolment e
        CROSS JOIN LATERAL (
          SELECT count(*) > 0 AS is_there, min(o.due_on) AS due_on FROM enrolment o
          WHERE o.organisation_id = e.organisation_id AND o.person_id = e.person_id AND o.module_slug = e.module_slug
            AND o.completed_at IS NULL AND o.released_at IS NULL
        ) open
        WHERE e.organisation_id = a.organisation_id AND e.assignment_id = a.id AND e.person_id = ${personId}::uuid
        ORDER BY e.module_slug, e.round DESC
      ) own
      WHERE a.organisation_id = ${organisationId}::uuid AND a.withdrawn_at IS NULL AND a.path_id IS NOT NULL
        AND own.state <> 'released'
      GROUP BY a.id, path.name
      HAVING bool_or(own.state IN ('open', 'locked'))
      ORDER BY min(own.due_on) FILTER (WHERE own.state = 'open'), ${inOrderOf(viewer, sql`path.name`)}, a.id`,
  )
  if (paths.length === 0) return []
  const faces = await modulesFor(viewer, await curriculumInService(viewer))
  return paths.map(({ steps, ...path }) => ({
    ...path,
    steps: steps.flatMap(({ module, ...step }) => {
      const face = faces.get(module)
      const overdue = step.dueOn !== null && dayIn(viewer.organisationTimeZone, now) > step.dueOn
      return face === undefined ? [] : [{ ...step, module: face, overdue }]
    }),
  }))
}
