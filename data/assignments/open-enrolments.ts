import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const OpenRow = z.object({ assignmentId: z.string(), people: z.number(), enrolments: z.number() })

/** How many people have how many enrolments left to finish. */
export type OpenEnrolments = Omit<z.output<typeof OpenRow>, 'assignmentId'>

/** By assignment: the people withdrawing it would touch. One of which nothing is left to finish is not there. */
export async function openEnrolments(viewer: Administrator): Promise<ReadonlyMap<string, OpenEnrolments>> {
  const rows = await readInOrganisation(
    viewer,
    OpenRow,
    sql`
      SELECT e.assignment_id AS "assignmentId", count(DISTINCT e.person_id) AS people, count(*) AS enrolments
      FROM enrolment e
      JOIN assignment a ON a.organisation_id = e.organisation_id AND a.id = e.assignment_id
      WHERE e.organisation_id = ${viewer.organisationId}::uuid AND e.completed_at IS NULL AND e.released_at IS NULL
        AND a.withdrawn_at IS NULL
      GROUP BY e.assignment_id`,
  )
  return new Map(rows.map(({ assignmentId, ...open }) => [assignmentId, open]))
}
