import { z } from 'zod'
import { nameOf, personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const Preview = z.object({
  /** Who has something of it to do and has not begun, and whom another list reaches. */
  follows: z.number(),
  /** The first of them by name. */
  followNames: z.array(z.string()),
  /** Who has begun, and goes on with the steps that they have. */
  keeps: z.number(),
})
export type PathChangePreview = Readonly<z.output<typeof Preview>>

const maxNames = 5

/** Whom a change of a path's steps or order touches, and whom it does not: people to whom it is assigned and who have not finished. */
export async function previewPathChange(viewer: Administrator, pathId: string): Promise<PathChangePreview> {
  const org = sql`${viewer.organisationId}::uuid`
  const [preview] = await readInOrganisation(
    viewer,
    Preview,
    sql`
      WITH theirs AS MATERIALIZED (
        -- As reconcile_enrolments() has it.
        SELECT e.person_id, e.assignment_id, coalesce(greatest(max(e.completed_at), max(t.at)) >= max(e.created_at), false) AS has_begun
        FROM enrolment e
        JOIN assignment a ON a.organisation_id = e.organisation_id AND a.id = e.assignment_id
        LEFT JOIN LATERAL (
          SELECT max(t.started_at) AS at FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id) t ON true
        WHERE e.organisation_id = ${org} AND a.path_id = ${pathId}::uuid AND a.withdrawn_at IS NULL
        GROUP BY e.person_id, e.assignment_id
        HAVING bool_or(e.completed_at IS NULL AND (e.released_at IS NULL OR e.locked))
      ), follower AS MATERIALIZED (SELECT DISTINCT t.person_id FROM theirs t WHERE NOT t.has_begun)
      SELECT (SELECT count(*)::integer FROM follower) AS follows,
        ARRAY(SELECT ${nameOf(sql`person`)} FROM person
          WHERE person.organisation_id = ${org} AND person.id IN (SELECT f.person_id FROM follower f)
          ORDER BY ${personByName(viewer)} LIMIT ${maxNames}::integer) AS "followNames",
        (SELECT count(DISTINCT t.person_id)::integer FROM theirs t WHERE t.has_begun) AS keeps`,
  )
  if (preview === undefined) throw new Error('Counting gave no row')
  return preview
}
