import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Provider } from '#data/viewer.ts'
import { attributeOfUser } from './internal/attributes.ts'
import { conditionOf, orderOf, placesOf } from './internal/page.ts'
import type { ListPage, ListRequest } from './list-request.ts'
import { UserRow, userColumns } from './user-row.ts'

/** The users that the directory keeps here, without those that it has deleted. Throws what is wrong with the filter. */
export async function listUsers(provider: Provider, request: ListRequest): Promise<ListPage<UserRow>> {
  const condition = sql`resource.organisation_id = ${provider.organisationId}::uuid AND resource.user_name_key IS NOT NULL
    AND ${conditionOf(request, attributeOfUser)}`
  const [count] = await readInOrganisation(
    provider,
    z.object({ total: z.number() }),
    sql`SELECT count(*)::int AS total FROM scim_user resource WHERE ${condition}`,
  )
  const rows = await readInOrganisation(
    provider,
    UserRow,
    sql`SELECT ${userColumns} FROM scim_user resource WHERE ${condition} ORDER BY ${orderOf(request, attributeOfUser)} ${placesOf(request)}`,
  )
  return { total: count?.total ?? 0, rows }
}
