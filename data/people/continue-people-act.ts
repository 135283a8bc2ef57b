import { inOrganisation } from '#data/database/database.ts'
import { readAct } from '#data/people/internal/read-act.ts'
import { touchPeople } from '#data/people/internal/touch-people.ts'
import type { Administrator } from '#data/viewer.ts'

/** Does an act to the next so many of its people, in one transaction. Says how many are left; none where there is no such act. */
export async function continuePeopleAct(
  viewer: Administrator,
  actId: string,
  { now }: { now: Date },
): Promise<{ left: number }> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const row = await readAct(transaction, viewer, actId)
      if (row === null || row.undoneAt !== null) return { left: 0 }
      const personIds = row.next
      if (personIds.length === 0) return { left: 0 }
      const { touchedIds, before } = await touchPeople(transaction, viewer, { act: row.act, personIds }, { now })
      const doneCount = row.done + personIds.length
      await transaction.$executeRaw`
        UPDATE people_act SET done = ${doneCount}, touched = touched || ${touchedIds}::uuid[], before = before || ${JSON.stringify(before)}::jsonb
        WHERE organisation_id = ${organisationId}::uuid AND id = ${actId}::uuid`
      return { left: row.people - doneCount }
    },
    { timeoutMs: 30_000 },
  )
}
