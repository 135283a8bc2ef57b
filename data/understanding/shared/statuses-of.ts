import { z } from 'zod'
import type { ClientWithScope } from '#data/api-client.ts'
import { keptPlanReaderIn, readerIn } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import type { Viewer } from '#data/viewer.ts'
import { dangerouslyUnderstandingOfPeople, type PersonUnderstanding } from './understanding-rows.ts'

/** Who asks what people understand by name. */
export type StatusReader = Viewer | ClientWithScope<'understanding:read'>

/** For a query: whether the organisation lets this reader see what one person understands under their name. */
export function statusesAreShown({ organisationId, acts }: StatusReader): Query {
  return sql`statuses_shown(${organisationId}::uuid, ${acts}::text)`
}

/** Whether the organisation lets this reader see what one person understands under their name. */
export async function seesStatuses(reader: StatusReader): Promise<boolean> {
  const [row] = await readerIn(reader)(
    z.object({ shown: z.boolean() }),
    sql`SELECT ${statusesAreShown(reader)} AS shown`,
  )
  return row?.shown === true
}

/**
 * What these people understand, as far as the reader may see it: the only way from the table of understanding to someone who
 * asks. The database decides in the statement that reads, so no choice of the organisation's can be overlooked here: where
 * names are not for this reader, no row comes back. A clinician gets themselves and nobody else.
 */
export function statusesOf(
  reader: StatusReader,
  personIds: readonly string[],
): Promise<(personId: string) => PersonUnderstanding> {
  const { organisationId } = reader
  const visibleIds = reader.acts === 'clinician' ? personIds.filter((id) => id === reader.personId) : personIds
  // Of many people the best plan differs with how many they are.
  const read = personIds.length === 1 ? keptPlanReaderIn(reader) : readerIn(reader)
  return dangerouslyUnderstandingOfPeople(read, {
    organisationId,
    personIds: visibleIds,
    only: statusesAreShown(reader),
  })
}
