import { z } from 'zod'
import { assignmentIsInScope } from '#data/assignments/shared/assignment-is-in-scope.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { personIsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'

/** So long their mails wait, for whoever thinks better of it. */
const undoMs = 5 * 60 * 1000

/**
 * Reminds all who have not finished an assignment, as remindPeople() does: once a day each, whoever asks; who has not joined
 * is left out. undoReminding() takes it back until the mail goes. Returns how many were reminded.
 */
export async function remindUnfinishedPeople(
  viewer: Manager | Administrator,
  assignmentId: string,
  { now, id }: { now: Date; id: string },
): Promise<number | 'nobody'> {
  const { organisationId } = viewer
  return inOrganisation(
    viewer,
    async (transaction) => {
      // The same form sent again reminds nobody more, even where it was undone since.
      const before = () =>
        transaction.assignmentAct.findFirst({ where: { organisationId, id }, select: { people: true } })
      const earlierAct = await before()
      if (earlierAct !== null) return earlierAct.people
      const detail = JSON.stringify({ act: id, goesAt: new Date(now.getTime() + undoMs).toISOString() })
      const [noticeCounts] = await readerWithin(transaction)(
        z.object({ people: z.number() }),
        sql`
          WITH made AS (
            INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, by_id, detail, created_at)
            SELECT person.organisation_id, uuidv7(), person.id, 'reminder', person.id,
              (${now}::timestamptz AT TIME ZONE coalesce(person.time_zone, o.time_zone))::date, ${viewer.personId}::uuid,
              ${detail}::jsonb, ${now}::timestamptz
            FROM person JOIN organisation o ON o.id = person.organisation_id
            WHERE ${personIsInScope(viewer)} AND person.status = 'active' AND person.id IN (
              SELECT e.person_id FROM enrolment e
              JOIN assignment ON assignment.organisation_id = e.organisation_id AND assignment.id = e.assignment_id
              WHERE ${assignmentIsInScope(viewer)} AND assignment.id = ${assignmentId}::uuid
                AND e.completed_at IS NULL AND e.released_at IS NULL)
            ON CONFLICT DO NOTHING RETURNING person_id
          )
          SELECT count(*)::integer AS people FROM made`,
      )
      const people = noticeCounts?.people ?? 0
      if (people === 0) return (await before())?.people ?? 'nobody'
      await transaction.assignmentAct.create({
        data: { organisationId, id, assignmentId, kind: 'reminded', people, byId: viewer.personId, at: now },
      })
      await audit(transaction, viewer, {
        action: 'assignment.reminded',
        subject: { type: 'assignment', id: assignmentId },
        detail: { people },
        at: now,
      })
      return people
    },
    { timeoutMs: 30_000 },
  )
}
