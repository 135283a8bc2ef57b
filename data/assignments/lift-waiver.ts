import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { holdAssignment } from './internal/hold-assignment.ts'
import { waiverDetail, whoHasToDo } from './internal/waived-work.ts'
import { followWaivers } from './shared/follow-waivers.ts'
import { holdEnrolments } from './shared/hold-enrolments.ts'

/** Ends a waiver before its day: what is still asked of its person is to do again, with time for it. */
export async function liftWaiver(
  viewer: Manager | Administrator,
  waiverId: string,
  { now }: { now: Date },
): Promise<'lifted' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdEnrolments(transaction, organisationId)
    const waiver = await transaction.waiver.findFirst({
      where: { organisationId, id: waiverId, endedAt: null, person: peopleInScope(viewer) },
      select: { personId: true, assignmentId: true, moduleSlug: true, untilDay: true },
    })
    if (waiver === null) return 'not-found'
    const { personId, assignmentId, moduleSlug, untilDay } = waiver
    // Who may not change an assignment does not change for whom it is waived.
    if (assignmentId !== null && (await holdAssignment(transaction, viewer, assignmentId)) === null) return 'not-found'
    await transaction.waiver.updateMany({
      where: { organisationId, id: waiverId },
      data: { endedAt: now, endedById: viewer.personId },
    })
    const work = assignmentId === null ? { moduleSlug: moduleSlug ?? '' } : { assignmentId }
    const { assignmentIds } = await whoHasToDo(transaction, viewer, { work, personIds: [personId] })
    await followWaivers(transaction, { organisationId, personIds: [personId], assignmentIds, now })
    await audit(transaction, viewer, {
      action: 'waiver.lifted',
      subject: { type: 'person', id: personId },
      detail: await waiverDetail(transaction, viewer, work, untilDay),
      at: now,
    })
    return 'lifted'
  })
}
