import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Provider } from '#data/viewer.ts'
import { GroupRow } from './group-row.ts'
import { attributeOfGroup } from './internal/attributes.ts'
import { groupColumns } from './internal/group-columns.ts'
import { conditionOf, orderOf, placesOf } from './internal/page.ts'
import type { ListPage, ListRequest } from './list-request.ts'

/** The groups that the directory keeps here. Throws what is wrong with the filter. */
export async function listGroups(
  provider: Provider,
  request: ListRequest,
  { members }: { members: 'with' | 'without' },
): Promise<ListPage<GroupRow>> {
  const condition = sql`resource.organisation_id = ${provider.organisationId}::uuid AND ${conditionOf(request, attributeOfGroup)}`
  const [count] = await readInOrganisation(
    provider,
    z.object({ total: z.number() }),
    sql`SELECT count(*)::int AS total FROM scim_group resource WHERE ${condition}`,
  )
  const rows = await readInOrganisation(
    provider,
    GroupRow,
    sql`SELECT ${groupColumns({ members })} FROM scim_group resource WHERE ${condition}
      ORDER BY ${orderOf(request, attributeOfGroup)} ${placesOf(request)}`,
  )
  return { total: count?.total ?? 0, rows }
}
