import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Manager } from '#data/viewer.ts'
import { writeDay } from '#domain/dates/day.ts'

/**
 * Gives people of the viewer's another day for a module that was asked of them and is not finished, whoever asked it.
 * No change of the assignment moves it from then on. Returns of how many it was changed: who is not the viewer's, or has nothing of it open, is left out.
 */
export async function changeDueDate(
  viewer: Manager,
  { personIds, moduleSlug, dueOn }: { personIds: readonly string[]; moduleSlug: string; dueOn: Date },
  { now }: { now: Date },
): Promise<number> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const open = await transaction.enrolment.findMany({
      where: {
        organisationId,
        moduleSlug,
        assignmentId: { not: null },
        completedAt: null,
        releasedAt: null,
        person: { AND: [peopleInScope(viewer), { id: { in: [...personIds] }, status: { not: 'suspended' } }] },
      },
      select: { id: true, personId: true, dueOn: true },
      orderBy: { id: 'asc' },
    })
    const ids = open.map(({ id }) => id)
    // Someone may finish it in the same moment: what is finished keeps its day.
    await transaction.enrolment.updateMany({
      where: { organisationId, id: { in: ids }, completedAt: null },
      data: { dueOn, dueByHand: true },
    })
    const before = Map.groupBy(open, ({ personId }) => personId)
    for (const [personId, enrolments] of before)
      await audit(transaction, viewer, {
        action: 'due-date.changed',
        subject: { type: 'person', id: personId },
        detail: {
          module: moduleSlug,
          from: enrolments.map((enrolment) => (enrolment.dueOn === null ? null : writeDay(enrolment.dueOn))),
          to: writeDay(dueOn),
        },
        at: now,
      })
    return before.size
  })
}
