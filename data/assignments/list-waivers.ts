import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { nameOf, personByName } from '#data/database/names.ts'
import { keptPlanReaderIn, type ReadRows, readerIn } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator, Clinician, Manager, Viewer } from '#data/viewer.ts'
import { mayKnow } from './internal/open-places.ts'
import { assignmentIsInScope } from './shared/assignment-is-in-scope.ts'

const WaiverRow = z.object({
  id: z.string(),
  personId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  /** What its person would have to finish but for it, by slug; never empty. */
  modules: z.array(z.string()),
  /** Whether it is of one assignment. If not, of a module, whoever asks for it. */
  ofAssignment: z.boolean(),
  /** Whether something else asks for one of these modules, so that they have it to do. */
  stillAsked: z.boolean(),
  reason: z.string(),
  /** Null: someone who is gone. */
  by: z.string().nullable(),
  madeAt: moment,
  /** The last day. */
  until: moment,
  /** Whether the viewer may end it. */
  mayLift: z.boolean(),
})
export type WaiverRow = Readonly<z.output<typeof WaiverRow>>

const maxWaivers = 100

/** Waivers that spare one of the viewer's people something now, or someone what an assignment of the viewer's asks; by name. */
export async function listWaivers(
  viewer: Manager | Administrator,
  of: { readonly personId: string } | { readonly assignmentId: string },
): Promise<readonly WaiverRow[]> {
  const mayLift = sql`(w.assignment_id IS NULL OR EXISTS (
    SELECT FROM assignment WHERE ${assignmentIsInScope(viewer)} AND assignment.id = w.assignment_id))`
  const read = readerIn(viewer)
  return 'personId' in of
    ? readWaivers(viewer, read, { condition: sql`person.id = ${of.personId}::uuid`, enrolments: sql`true`, mayLift })
    : readWaivers(viewer, read, {
        condition: mayKnow(viewer, of.assignmentId),
        enrolments: sql`e.assignment_id = ${of.assignmentId}::uuid`,
        mayLift,
      })
}

/** What the viewer is spared now, why and until when. */
export async function ownWaivers(viewer: Clinician): Promise<readonly WaiverRow[]> {
  return readWaivers(viewer, keptPlanReaderIn(viewer), {
    condition: sql`true`,
    enrolments: sql`true`,
    mayLift: sql`false`,
  })
}

async function readWaivers(
  viewer: Viewer,
  read: ReadRows,
  { condition, enrolments, mayLift }: { condition: Query; enrolments: Query; mayLift: Query },
): Promise<readonly WaiverRow[]> {
  const org = sql`${viewer.organisationId}::uuid`
  return read(
    WaiverRow,
    sql`
      SELECT w.id, person.id AS "personId", person.given_name AS "givenName", person.family_name AS "familyName", spared.modules,
        w.assignment_id IS NOT NULL AS "ofAssignment", EXISTS (
          SELECT FROM enrolment o WHERE o.organisation_id = ${org} AND o.person_id = person.id AND o.assignment_id IS NOT NULL
            AND o.completed_at IS NULL AND o.released_at IS NULL AND o.module_slug = ANY (spared.modules)) AS "stillAsked",
        w.reason, ${nameOf(sql`by`)} AS by, w.made_at AS "madeAt", w.until_day AS until,
        ${mayLift} AS "mayLift"
      FROM waiver w
      JOIN person ON person.organisation_id = w.organisation_id AND person.id = w.person_id
      LEFT JOIN person by ON by.organisation_id = w.organisation_id AND by.id = w.made_by_id
      CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT e.module_slug ORDER BY e.module_slug) AS modules FROM enrolment e
        WHERE e.organisation_id = ${org} AND e.person_id = w.person_id AND e.spared_by = 'waiver' AND e.completed_at IS NULL
          AND (e.assignment_id = w.assignment_id OR e.module_slug = w.module_slug) AND ${enrolments}
      ) spared
      WHERE w.organisation_id = ${org} AND w.ended_at IS NULL AND ${personIsInScope(viewer)} AND ${condition}
        AND spared.modules IS NOT NULL
      ORDER BY ${personByName(viewer)}, w.made_at, w.id LIMIT ${maxWaivers}::integer`,
  )
}
