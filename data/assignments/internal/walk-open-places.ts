import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import {
  earliestOpen,
  inOrder,
  isOpenOf,
  mayKnow,
  nameIsBeyond,
  OpenPlace,
  placeColumns,
  type Way,
} from './open-places.ts'

/**
 * So many enrolments are put in order. Where more share a date people are gone through by name instead, which finds the next
 * soon, as many of them have not finished.
 */
const mostPutInOrder = 1000

const Step = z.object({ places: z.array(OpenPlace), further: moment.nullable() })

/** What a step reads: the rest of someone's date, or from a date on; neither: from the start. */
type From = { readonly restOf: OpenPlace } | { readonly date: Date } | null

/** The next `size` who have not finished an assignment from a place on, without it; null: from the start. Fewer only where it ends. */
export async function walkOpenPlaces(
  viewer: Manager | Administrator,
  assignmentId: string,
  { from, way, size }: { from: OpenPlace | null; way: Way; size: number },
): Promise<OpenPlace[]> {
  const openPlaces: OpenPlace[] = []
  for (let next: From = from === null ? null : { restOf: from }; ; ) {
    const { places, further } = await step(viewer, assignmentId, { from: next, way, size: size - openPlaces.length })
    openPlaces.push(...places)
    if (openPlaces.length >= size || further === null) return openPlaces
    next = { date: further }
  }
}

/** What is found in one statement, and the next date where it has not seen all. */
async function step(
  viewer: Manager | Administrator,
  assignmentId: string,
  { from, way, size }: { from: From; way: Way; size: number },
): Promise<z.output<typeof Step>> {
  const open = isOpenOf(viewer, assignmentId)
  const knownPeople = mayKnow(viewer, assignmentId)
  const earliest = earliestOpen(viewer, assignmentId)
  const { byDate, byName } = inOrder(viewer, way)
  const beyond = from !== null && 'restOf' in from ? nameIsBeyond(viewer, from.restOf, way) : sql`true`
  const most = sql`${mostPutInOrder}::integer`
  const lastDueOn = way === 'onward' ? sql`max(due_on)` : sql`min(due_on)`
  const isFurther = (date: Query) => (way === 'onward' ? sql`e.due_on > ${date}` : sql`e.due_on < ${date}`)
  const seenUpTo =
    from !== null && 'restOf' in from ? sql`${from.restOf.dueOn}::date` : sql`(SELECT edge.date FROM edge)`
  const [part] = await readInOrganisation(
    viewer,
    Step,
    sql`
      WITH near AS MATERIALIZED (
        SELECT e.due_on, e.person_id FROM enrolment e WHERE ${open} AND ${knownPeople} AND ${isWithin(from, way)}
        ORDER BY ${byDate} LIMIT ${most} + 1
      ), edge AS MATERIALIZED (
        SELECT CASE WHEN count(*) > ${most} THEN ${lastDueOn} END AS date FROM near
      ), at_edge AS MATERIALIZED (
        SELECT e.due_on, e.person_id FROM enrolment e WHERE ${open} AND e.due_on = (SELECT edge.date FROM edge) LIMIT ${most} + 1
      ), crowd AS MATERIALIZED (
        SELECT count(*) > ${most} AS is_there FROM at_edge
      ), few AS MATERIALIZED (
        SELECT n.due_on, n.person_id FROM near n WHERE n.due_on IS DISTINCT FROM (SELECT edge.date FROM edge)
        UNION
        SELECT a.due_on, a.person_id FROM at_edge a WHERE NOT (SELECT crowd.is_there FROM crowd)
      ), found AS (
        (SELECT ${placeColumns(sql`few.due_on`)} FROM few
          -- One by one: joined, all people of the organisation might be read for these.
          CROSS JOIN LATERAL (
            SELECT person.* FROM person WHERE ${personIsInScope(viewer)} AND person.id = few.person_id LIMIT 1) person
          WHERE ${earliest} = few.due_on AND ${beyond} ORDER BY ${byDate}, ${byName} LIMIT ${size}::integer)
        UNION ALL
        (SELECT ${placeColumns(sql`edge.date`)} FROM person CROSS JOIN edge
          WHERE ${personIsInScope(viewer)} AND (SELECT crowd.is_there FROM crowd)
            -- As CASE: of an equation PostgreSQL expects that one in two hundred meets it, and reads everyone to sort those.
            AND CASE WHEN ${earliest} = (SELECT edge.date FROM edge) THEN true ELSE false END AND ${beyond} ORDER BY ${byName} LIMIT ${size}::integer)
      )
      SELECT (
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'givenName', person.given_name,
          'familyName', person.family_name, 'dueOn', person.due_on) ORDER BY ${byDate}, ${byName}), '[]')
        FROM (SELECT person.* FROM found person ORDER BY ${byDate}, ${byName} LIMIT ${size}::integer) person
      ) AS places, (
        SELECT e.due_on FROM enrolment e WHERE ${open} AND ${knownPeople} AND ${isFurther(seenUpTo)}
        ORDER BY ${byDate} LIMIT 1
      ) AS further`,
  )
  return part ?? { places: [], further: null }
}

function isWithin(from: From, way: Way): Query {
  if (from === null) return sql`true`
  if ('restOf' in from) return sql`e.due_on = ${from.restOf.dueOn}::date`
  return way === 'onward' ? sql`e.due_on >= ${from.date}::date` : sql`e.due_on <= ${from.date}::date`
}
