import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Provider } from '#data/viewer.ts'
import type { Asked, Listed } from './asked.ts'
import { attributeOfUser } from './internal/attributes.ts'
import { conditionOf, orderOf, placesOf } from './internal/page.ts'
import { UserRow, userColumns } from './user-row.ts'

/** The users that the directory keeps here, without those that it has deleted. Throws what is wrong with the filter. */
export async function listUsers(provider: Provider, asked: Asked): Promise<Listed<UserRow>> {
  const kept = sql`resource.organisation_id = ${provider.organisationId}::uuid AND resource.user_name_key IS NOT NULL
    AND ${conditionOf(asked, attributeOfUser)}`
  const [count] = await readInOrganisation(
    provider,
    z.object({ total: z.number() }),
    sql`SELECT count(*)::int AS total FROM scim_user resource WHERE ${kept}`,
  )
  const rows = await readInOrganisation(
    provider,
    UserRow,
    sql`SELECT ${userColumns} FROM scim_user resource WHERE ${kept} ORDER BY ${orderOf(asked, attributeOfUser)} ${placesOf(asked)}`,
  )
  return { total: count?.total ?? 0, rows }
}
