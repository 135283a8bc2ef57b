import { z } from 'zod'
import { inOrderOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const Names = z.array(z.object({ name: z.string() }))
const Terms = z.object({ professions: Names, sites: Names })

/**
 * The professions and the sites of the organisation's people, in the viewer's order. From one to the next by an index, so that it
 * reads a row a term, however many people there are; peopleTerms() counts them too.
 */
export async function termNames(viewer: Administrator): Promise<Readonly<z.output<typeof Terms>>> {
  const org = sql`${viewer.organisationId}::uuid`
  const namesIn = (term: Query) => sql`(
    WITH RECURSIVE term AS (
      (SELECT ${term} AS name FROM person p WHERE p.organisation_id = ${org} ORDER BY ${term} LIMIT 1)
      UNION ALL
      SELECT (SELECT ${term} FROM person p WHERE p.organisation_id = ${org} AND ${term} > term.name ORDER BY ${term} LIMIT 1)
      FROM term WHERE term.name IS NOT NULL
    )
    SELECT coalesce(jsonb_agg(jsonb_build_object('name', name) ORDER BY ${inOrderOf(viewer, sql`name`)}), '[]')
    FROM term WHERE name <> '')`
  const [terms] = await readInOrganisation(
    viewer,
    Terms,
    sql`SELECT ${namesIn(sql`p.profession`)} AS professions, ${namesIn(sql`p.site`)} AS sites`,
  )
  return terms ?? { professions: [], sites: [] }
}
