import type { Transaction } from '#data/database/database.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { writeDay } from '#domain/dates/day.ts'

/** What someone is spared: all that an assignment asks, or a module, whoever asks for it. */
export type WaivedWork =
  | { readonly assignmentId: string; readonly moduleSlug?: never }
  | { readonly moduleSlug: string; readonly assignmentId?: never }

/** Who of these people of the viewer's has some of it to do, or would but for a waiver, and for which assignments. */
export async function whoHasToDo(
  transaction: Transaction,
  viewer: Manager | Administrator,
  { work, personIds }: { work: WaivedWork; personIds: readonly string[] },
): Promise<{ people: string[]; assignmentIds: string[] }> {
  const open = await transaction.enrolment.findMany({
    where: {
      organisationId: viewer.organisationId,
      completedAt: null,
      OR: [{ releasedAt: null }, { sparedBy: { not: null } }, { locked: true }],
      assignmentId: work.assignmentId ?? { not: null },
      ...(work.moduleSlug === undefined ? {} : { moduleSlug: work.moduleSlug }),
      person: { AND: [peopleInScope(viewer), { id: { in: [...personIds] }, status: { not: 'suspended' } }] },
    },
    select: { personId: true, assignmentId: true },
    orderBy: { personId: 'asc' },
  })
  return {
    people: [...new Set(open.map(({ personId }) => personId))],
    assignmentIds: [...new Set(open.flatMap(({ assignmentId }) => assignmentId ?? []))],
  }
}

/** Without the reason, which may say too much for a trail that is never changed. */
export async function waiverDetail(
  transaction: Transaction,
  { organisationId }: Manager | Administrator,
  { assignmentId, moduleSlug }: WaivedWork,
  until: Date,
) {
  const to = writeDay(until)
  if (assignmentId === undefined) return { modules: [moduleSlug], to }
  const modules = await transaction.assignmentModule.findMany({
    where: { organisationId, assignmentId },
    select: { moduleSlug: true },
    orderBy: { moduleSlug: 'asc' },
  })
  return { modules: modules.map((module) => module.moduleSlug), assignmentId, to }
}
