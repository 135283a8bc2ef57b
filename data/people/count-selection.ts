import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { isSelected, type PeopleSelection } from '#data/people/internal/selection.ts'
import type { Administrator } from '#data/viewer.ts'

/** How many of the selected can sign in. */
export async function countSelection(
  viewer: Administrator,
  selection: PeopleSelection,
  { now }: { now: Date },
): Promise<number> {
  const [countRow] = await readInOrganisation(
    viewer,
    z.object({ people: z.number() }),
    sql`
      SELECT count(*)::integer AS people FROM person
      WHERE ${isSelected(viewer, selection, { now })} AND person.status = 'active'`,
  )
  return countRow?.people ?? 0
}
