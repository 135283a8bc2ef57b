import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { isSelected, type PeopleSelection } from '#data/people/internal/selection.ts'
import type { Administrator } from '#data/viewer.ts'

/** The ids of all selected who can sign in. */
export async function selectedPeople(
  viewer: Administrator,
  selection: PeopleSelection,
  { now }: { now: Date },
): Promise<string[]> {
  const people = await readInOrganisation(
    viewer,
    z.object({ id: z.string() }),
    sql`SELECT person.id FROM person WHERE ${isSelected(viewer, selection, { now })} AND person.status = 'active' ORDER BY person.id`,
  )
  return people.map(({ id }) => id)
}
