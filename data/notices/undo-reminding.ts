import { z } from 'zod'
import { assignmentIsInScope } from '#data/assignments/shared/assignment-is-in-scope.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

/**
 * Takes the reminders back that remindUnfinishedPeople() made, as far as their mails have not gone; of whom one is taken back may
 * be reminded again today. Returns how many.
 */
export async function undoReminding(
  viewer: Manager | Administrator,
  { assignmentId, actId }: { assignmentId: string; actId: string },
  { now }: { now: Date },
): Promise<number | 'not-found' | 'too-late'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      // The lock of queue_notices(), which puts them into mails.
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: notices ${organisationId}`}, 0))`
      const read = readerWithin(transaction)
      const [act] = await read(
        z.object({ id: z.string() }),
        sql`
          SELECT act.id FROM assignment_act act
          JOIN assignment ON assignment.organisation_id = act.organisation_id AND assignment.id = act.assignment_id
          WHERE ${assignmentIsInScope(viewer)} AND act.id = ${actId}::uuid AND act.assignment_id = ${assignmentId}::uuid
            AND act.kind = 'reminded' AND act.undone_at IS NULL`,
      )
      if (act === undefined) return 'not-found'
      const [removal] = await read(
        z.object({ people: z.number() }),
        sql`
          WITH taken AS (
            DELETE FROM notice n
            WHERE n.organisation_id = ${organisationId}::uuid AND n.kind = 'reminder' AND n.handled_at IS NULL
              AND n.detail ->> 'act' = ${actId}
            RETURNING n.person_id
          )
          SELECT count(*)::integer AS people FROM taken`,
      )
      const people = removal?.people ?? 0
      if (people === 0) return 'too-late'
      await transaction.assignmentAct.updateMany({ where: { organisationId, id: actId }, data: { undoneAt: now } })
      await audit(transaction, viewer, {
        action: 'assignment.reminding-undone',
        subject: { type: 'assignment', id: assignmentId },
        detail: { people },
        at: now,
      })
      return people
    },
    { timeoutMs: 30_000 },
  )
}
