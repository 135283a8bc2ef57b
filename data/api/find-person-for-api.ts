import type { ClientWithScope } from '#data/api-client.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { PersonOfApi, personColumns } from './person-of-api.ts'

/** One person; null: there is none of this id. */
export async function findPersonForApi(
  client: ClientWithScope<'people:read'> | ClientWithScope<'people:write'>,
  personId: string,
): Promise<PersonOfApi | null> {
  const [person] = await readInOrganisation(
    client,
    PersonOfApi,
    sql`
      SELECT ${personColumns} FROM person
      WHERE person.organisation_id = ${client.organisationId}::uuid AND person.id = ${personId}::uuid`,
  )
  return person ?? null
}
