import { z } from 'zod'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Provider } from '#data/viewer.ts'
import type { Asked, Listed } from './asked.ts'
import { GroupRow } from './group-row.ts'
import { attributeOfGroup } from './internal/attributes.ts'
import { groupColumns } from './internal/group-columns.ts'
import { conditionOf, orderOf, placesOf } from './internal/page.ts'

/** The groups that the directory keeps here. Throws what is wrong with the filter. */
export async function listGroups(
  provider: Provider,
  asked: Asked,
  { members }: { members: 'with' | 'without' },
): Promise<Listed<GroupRow>> {
  const kept = sql`resource.organisation_id = ${provider.organisationId}::uuid AND ${conditionOf(asked, attributeOfGroup)}`
  const [count] = await readInOrganisation(
    provider,
    z.object({ total: z.number() }),
    sql`SELECT count(*)::int AS total FROM scim_group resource WHERE ${kept}`,
  )
  const rows = await readInOrganisation(
    provider,
    GroupRow,
    sql`SELECT ${groupColumns({ members })} FROM scim_group resource WHERE ${kept}
      ORDER BY ${orderOf(asked, attributeOfGroup)} ${placesOf(asked)}`,
  )
  return { total: count?.total ?? 0, rows }
}
