import { foldedContains, foldedNames } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope, personIsInTeam } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { earliestOpen, inOrder, mayKnow, nameIsBeyond, OpenPlace, placeColumns, type Way } from './open-places.ts'

/**
 * walkOpenPlaces() for those whose name has each word of `search` and who are in a team or below it. It looks through the
 * team's people, or through all names.
 */
export async function matchOpenPlaces(
  viewer: Manager | Administrator,
  assignmentId: string,
  {
    search,
    teamId,
    from,
    way,
    size,
  }: { search: string; teamId: string | null; from: OpenPlace | null; way: Way; size: number },
): Promise<OpenPlace[]> {
  const { byDate, byName } = inOrder(viewer, way)
  const words = search.split(/\s+/).filter((word) => word !== '')
  const matches = [
    ...words.map((word) => foldedContains(foldedNames, word)),
    ...(teamId === null ? [] : [personIsInTeam(viewer, teamId)]),
  ].reduce((all, each) => sql`${all} AND ${each}`, sql`true`)
  const dateIsBeyond = way === 'onward' ? sql`person.due_on >` : sql`person.due_on <`
  const beyond =
    from === null
      ? sql`true`
      : sql`(${dateIsBeyond} ${from.dueOn}::date
          OR person.due_on = ${from.dueOn}::date AND ${nameIsBeyond(viewer, from, way)})`
  return readInOrganisation(
    viewer,
    OpenPlace,
    sql`
      WITH matched AS MATERIALIZED (
        SELECT ${placeColumns(earliestOpen(viewer, assignmentId))} FROM person
        WHERE ${personIsInScope(viewer)} AND ${mayKnow(viewer, assignmentId)} AND ${matches}
      )
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", person.due_on AS "dueOn"
      FROM matched person WHERE person.due_on IS NOT NULL AND ${beyond}
      ORDER BY ${byDate}, ${byName} LIMIT ${size}::integer`,
  )
}
