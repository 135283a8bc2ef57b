import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

/** Whether someone has a second factor that is set up: an app, or a passkey. */
export async function dangerouslyHasFactor(person: {
  readonly organisationId: string
  readonly personId: string
}): Promise<boolean> {
  const [row] = await readInOrganisation(
    person,
    z.object({ has: z.boolean() }),
    sql`SELECT has_factor(${person.organisationId}::uuid, ${person.personId}::uuid) AS has`,
  )
  return row?.has ?? false
}
