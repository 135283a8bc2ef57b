import { auditEach } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { uuidOfText } from '#platform/uuid-of-text.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { type WaivedWork, waiverDetail, whoHasToDo } from './internal/waived-work.ts'
import { followWaivers } from './shared/follow-waivers.ts'
import { holdEnrolments } from './shared/hold-enrolments.ts'

export type NewWaiver = {
  readonly work: WaivedWork
  readonly personIds: readonly string[]
  readonly reason: string
  /** The last day, at midnight UTC. */
  readonly until: Date
}

export type WaiveOutcome =
  /** `leftOut`: who is not the viewer's, is the viewer, or has nothing of it to do. */
  | { readonly ok: true; readonly waived: number; readonly leftOut: number }
  | { readonly ok: false; readonly problem: 'not-found' | 'yourself' | 'nobody-to-waive' }

/**
 * Spares people of the viewer's what they were asked to do and have not finished, until a day. It is never completed, and nobody
 * spares themselves. A waiver that they have of the same is ended by this one.
 */
export async function waive(
  viewer: Manager | Administrator,
  { work, personIds, reason, until }: NewWaiver,
  /** With the id of a waiver that was made nothing more is: the same form was sent twice. */
  { now, id }: { now: Date; id: string },
): Promise<WaiveOutcome> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdEnrolments(transaction, organisationId)
    if (work.assignmentId !== undefined) {
      const assignment = await holdAssignment(transaction, viewer, work.assignmentId)
      if (assignment === null || assignment.withdrawnAt !== null) return { ok: false, problem: 'not-found' }
    }
    const others = personIds.filter((personId) => personId !== viewer.personId)
    if (others.length === 0) return { ok: false, problem: personIds.length === 0 ? 'nobody-to-waive' : 'yourself' }
    const waiverCount = await transaction.waiver.count({
      where: { organisationId, id: { in: others.map((personId) => uuidOfText(`${id} ${personId}`)) } },
    })
    if (waiverCount > 0) return { ok: true, waived: waiverCount, leftOut: personIds.length - waiverCount }
    const { people, assignmentIds } = await whoHasToDo(transaction, viewer, { work, personIds: others })
    if (people.length === 0) return { ok: false, problem: 'nobody-to-waive' }
    await transaction.waiver.updateMany({
      where: { organisationId, ...columnsOf(work), personId: { in: people }, endedAt: null },
      data: { endedAt: now, endedById: viewer.personId },
    })
    await transaction.waiver.createMany({
      data: people.map((personId) => ({
        ...{ organisationId, id: uuidOfText(`${id} ${personId}`), personId, ...columnsOf(work) },
        ...{ reason, madeById: viewer.personId, madeAt: now, untilDay: until },
      })),
    })
    await followWaivers(transaction, { organisationId, personIds: people, assignmentIds, now })
    const detail = await waiverDetail(transaction, viewer, work, until)
    await auditEach(
      transaction,
      viewer,
      people.map((personId) => ({
        ...{ action: 'waiver.made' as const, subject: { type: 'person' as const, id: personId }, detail, at: now },
      })),
    )
    return { ok: true, waived: people.length, leftOut: personIds.length - people.length }
  })
}

function columnsOf(work: WaivedWork): { assignmentId: string | null; moduleSlug: string | null } {
  return { assignmentId: work.assignmentId ?? null, moduleSlug: work.moduleSlug ?? null }
}
