import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { canBeTouched } from '#data/people/internal/can-be-touched.ts'
import { isSelected, type PeopleSelection } from '#data/people/internal/selection.ts'
import type { Administrator } from '#data/viewer.ts'
import type { PeopleAct } from '#domain/people/people-acts.ts'

const Preview = z.object({ selected: z.number(), touched: z.number(), names: z.array(z.string()) })

/** How many people are selected, how many of them an act would change, and the names of the first few of those. */
export async function previewPeopleAct(
  viewer: Administrator,
  { act, selection }: { act: PeopleAct; selection: PeopleSelection },
  { now }: { now: Date },
): Promise<Readonly<z.output<typeof Preview>>> {
  const [preview] = await readInOrganisation(
    viewer,
    Preview,
    sql`
      WITH selected AS MATERIALIZED (
        SELECT person.id, person.given_name, person.family_name, ${canBeTouched(viewer, act)} AS touched FROM person
        WHERE ${isSelected(viewer, selection, { now })}
      )
      SELECT count(*)::integer AS selected, (count(*) FILTER (WHERE touched))::integer AS touched,
        ARRAY(SELECT trim(given_name || ' ' || family_name) FROM selected WHERE touched ORDER BY family_name, given_name, id LIMIT 5) AS names
      FROM selected`,
  )
  return preview ?? { selected: 0, touched: 0, names: [] }
}
