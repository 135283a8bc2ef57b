import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { isSelected, type PeopleSelection } from '#data/people/internal/selection.ts'
import type { Administrator } from '#data/viewer.ts'

/** The ids of the next `most` selected who can sign in, after this one (null: from the first), in the order of ids. */
export async function selectedPeople(
  viewer: Administrator,
  selection: PeopleSelection,
  { now, after, most }: { now: Date; after: string | null; most: number },
): Promise<string[]> {
  const people = await readInOrganisation(
    viewer,
    z.object({ id: z.string() }),
    sql`
      SELECT person.id FROM person WHERE ${isSelected(viewer, selection, { now })} AND person.status = 'active'
        AND ${after === null ? sql`true` : sql`person.id > ${after}::uuid`}
      ORDER BY person.id LIMIT ${most}::integer`,
  )
  return people.map(({ id }) => id)
}
