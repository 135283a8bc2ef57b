import { z } from 'zod'
import { personByName } from '#data/database/names.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { isOpenOf, mayKnow } from './internal/open-places.ts'

const UnfinishedPerson = z.object({ id: z.string(), givenName: z.string(), familyName: z.string() })

/** Who of these people of the viewer's has some of an assignment to do, by name. Others are left out. */
export async function findUnfinishedPeople(
  viewer: Manager | Administrator,
  { assignmentId, personIds }: { assignmentId: string; personIds: readonly string[] },
): Promise<readonly Readonly<z.output<typeof UnfinishedPerson>>[]> {
  return readInOrganisation(
    viewer,
    UnfinishedPerson,
    sql`
      SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName" FROM person
      WHERE ${personIsInScope(viewer)} AND person.id = ANY (${personIds}::uuid[]) AND ${mayKnow(viewer, assignmentId)}
        AND EXISTS (SELECT FROM enrolment e WHERE ${isOpenOf(viewer, assignmentId)} AND e.person_id = person.id)
      ORDER BY ${personByName(viewer)}`,
  )
}
