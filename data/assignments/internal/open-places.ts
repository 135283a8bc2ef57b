import { z } from 'zod'
import { assignmentIsInScope } from '#data/assignments/shared/assignment-is-in-scope.ts'
import { moment } from '#data/database/columns.ts'
import { personByName, personByNameBackwards } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

type Reader = Manager | Administrator

/** Where someone stands among those who have not finished an assignment: by their earliest date there, then by name. */
export const OpenPlace = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  dueOn: moment,
})
export type OpenPlace = Readonly<z.output<typeof OpenPlace>>

/** Towards later dates and names, or back. */
export type Way = 'onward' | 'back'

/** What a query for places gives, from the table `person` and a date. */
export function placeColumns(dueOn: Query): Query {
  return sql`person.id, person.given_name, person.family_name, ${dueOn} AS due_on`
}

/** For a raw query: whether the row `e` of enrolment is of the assignment and to be done. They are in the index enrolment_open_by_due_date. */
export function isOpenOf({ organisationId }: { readonly organisationId: string }, assignmentId: string): Query {
  return sql`e.organisation_id = ${organisationId}::uuid AND e.assignment_id = ${assignmentId}::uuid
    AND e.completed_at IS NULL AND e.released_at IS NULL`
}

/** The earliest date of what the row `person` has left to do of the assignment; null: they have finished, or are not asked. */
export function earliestOpen(viewer: Reader, assignmentId: string): Query {
  // As a filter of the aggregate: as a condition PostgreSQL would look for the earliest date of all, and for them in there.
  return sql`(SELECT min(e.due_on) FILTER (WHERE e.completed_at IS NULL AND e.released_at IS NULL) FROM enrolment e
    WHERE e.organisation_id = ${viewer.organisationId}::uuid AND e.assignment_id = ${assignmentId}::uuid
      AND e.person_id = person.id)`
}

/** Whether the viewer may know of the assignment. */
export function mayKnow(viewer: Reader, assignmentId: string): Query {
  return sql`EXISTS (SELECT FROM assignment WHERE ${assignmentIsInScope(viewer)} AND assignment.id = ${assignmentId}::uuid)`
}

export function inOrder(viewer: Reader, way: Way): { byDate: Query; byName: Query } {
  return way === 'onward'
    ? { byDate: sql`due_on`, byName: personByName(viewer) }
    : { byDate: sql`due_on DESC`, byName: personByNameBackwards(viewer) }
}

/** Whether the name of the row `person` comes after this place's, or before it. */
export function nameIsBeyond(viewer: Reader, { id, givenName, familyName }: OpenPlace, way: Way): Query {
  const name = sql`(${personByName(viewer)})`
  const place = sql`(${familyName || givenName}::text, ${givenName}::text, ${id}::uuid)`
  return way === 'onward' ? sql`${name} > ${place}` : sql`${name} < ${place}`
}

/** Where someone stands, or stood before they finished; null: they were never asked, or are not the viewer's. */
export async function findOpenPlace(viewer: Reader, assignmentId: string, personId: string): Promise<OpenPlace | null> {
  const [place] = await readInOrganisation(
    viewer,
    OpenPlace,
    sql`
      SELECT * FROM (
        SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName",
          coalesce(${earliestOpen(viewer, assignmentId)}, (SELECT min(e.due_on) FROM enrolment e
            WHERE e.organisation_id = person.organisation_id AND e.assignment_id = ${assignmentId}::uuid
              AND e.person_id = person.id)) AS "dueOn"
        FROM person WHERE ${personIsInScope(viewer)} AND person.id = ${personId}::uuid AND ${mayKnow(viewer, assignmentId)}
      ) place WHERE place."dueOn" IS NOT NULL`,
  )
  return place ?? null
}
