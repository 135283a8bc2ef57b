import { z } from 'zod'
import { inOrderOf } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

const Term = z.object({ name: z.string(), people: z.number() })
export type Term = Readonly<z.output<typeof Term>>

const Terms = z.object({ professions: z.array(Term), sites: z.array(Term) })

/** The professions and the sites of the organisation’s people, in the viewer’s order, with how many people who have not left each has. */
export async function peopleTerms(viewer: Administrator): Promise<Readonly<z.output<typeof Terms>>> {
  const [terms] = await readInOrganisation(
    viewer,
    Terms,
    sql`
      WITH counted AS MATERIALIZED (
        SELECT p.profession, p.site, count(*) FILTER (WHERE p.left_at IS NULL) AS people FROM person p
        WHERE p.organisation_id = ${viewer.organisationId}::uuid AND p.erased_at IS NULL GROUP BY p.profession, p.site
      ), profession AS (
        SELECT profession AS name, sum(people)::integer AS people FROM counted GROUP BY profession
      ), site AS (
        SELECT site AS name, sum(people)::integer AS people FROM counted WHERE site <> '' GROUP BY site
      )
      SELECT
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', name, 'people', people) ORDER BY ${inOrderOf(viewer, sql`name`)}), '[]') FROM profession) AS professions,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', name, 'people', people) ORDER BY ${inOrderOf(viewer, sql`name`)}), '[]') FROM site) AS sites`,
  )
  return terms ?? { professions: [], sites: [] }
}
