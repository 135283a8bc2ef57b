import { inOrganisation } from '#data/database/database.ts'
import { giveDutiesBack } from '#data/people/internal/duties.ts'
import { readAct } from '#data/people/internal/read-act.ts'
import { touchPeople } from '#data/people/internal/touch-people.ts'
import type { Administrator } from '#data/viewer.ts'
import { oppositeAct } from '#domain/people/people-acts.ts'

/**
 * Takes an act back for the next so many of those whom it changed and who are as it left them. From its first call on the
 * act itself goes no further. `left`: how many are still to be taken back, by the same call.
 */
export async function undoPeopleAct(
  viewer: Administrator,
  actId: string,
  { now }: { now: Date },
): Promise<{ ok: true; left: number } | { ok: false; problem: 'not-found' | 'cannot-be-undone' | 'undone-already' }> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      const row = await readAct(transaction, viewer, actId)
      if (row === null) return { ok: false, problem: 'not-found' }
      const act = oppositeAct(row.act)
      if (act === null) return { ok: false, problem: 'cannot-be-undone' }
      const personIds = row.nextBack
      if (personIds.length === 0) return { ok: false, problem: 'undone-already' }
      const { touchedIds } = await touchPeople(transaction, viewer, { act, personIds, doneTo: 'undo' }, { now })
      const back = new Set(touchedIds)
      await giveDutiesBack(transaction, {
        organisationId,
        before: row.before.filter(({ personId }) => back.has(personId)),
      })
      const undoneCount = row.undone + personIds.length
      await transaction.peopleAct.updateMany({
        where: { organisationId, id: actId },
        data: { undone: undoneCount, undoneAt: now },
      })
      return { ok: true, left: row.touched - undoneCount }
    },
    { timeoutMs: 30_000 },
  )
}
