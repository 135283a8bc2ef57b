import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation } from '#data/database/database.ts'
import { peopleInScope } from '#data/scope.ts'
import type { Manager } from '#data/viewer.ts'
import { writeDay } from '#domain/dates/day.ts'
import { uuidOfText } from '#platform/uuid-of-text.ts'
import { pathInUse } from './internal/path-in-use.ts'
import { keepCounts } from './shared/count-assignments.ts'
import { reconcileEnrolments } from './shared/reconcile-enrolments.ts'

/** What is asked: a module that is in service, or all of a path. */
export type ModuleOrPath =
  | { readonly moduleSlug: string; readonly pathId?: undefined }
  | { readonly pathId: string; readonly moduleSlug?: undefined }

export type AssignedToPeople =
  /** `already`: it was asked of so many of them before, and is open. */
  | { readonly ok: true; readonly asked: number; readonly already: number }
  | { readonly ok: false; readonly problem: 'no-such-module' | 'no-such-path' | 'nobody' }

/**
 * Asks each of these people of the viewer's to do a module, or a path that is in use: an assignment a person, all in one
 * transaction. Of whom it is asked already, it is not asked twice.
 */
export async function assignToPeople(
  viewer: Manager,
  { personIds, what, dueOn }: { personIds: readonly string[]; what: ModuleOrPath; dueOn: Date },
  /** With the same id nothing more is assigned: the same form was sent twice. */
  { now, id }: { now: Date; id: string },
): Promise<AssignedToPeople> {
  const { organisationId } = viewer
  const curriculum = await curriculumInService(viewer)
  const isInService = (slug: string) => curriculum.modules.some((module) => module.slug === slug)
  const { moduleSlug = null, pathId = null } = what
  return inOrganisation(viewer, async (transaction) => {
    const path = pathId === null ? null : await pathInUse(transaction, { organisationId, pathId })
    if (pathId !== null && path === null) return { ok: false, problem: 'no-such-path' }
    const modules = path?.steps ?? (moduleSlug === null ? [] : [moduleSlug])
    if (!modules.some(isInService)) return { ok: false, problem: 'no-such-module' }
    const people = await transaction.person.findMany({
      where: {
        AND: [
          peopleInScope(viewer),
          { id: { in: [...personIds] }, status: { not: 'suspended' }, roles: { some: { role: 'clinician' } } },
        ],
      },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    if (people.length === 0) return { ok: false, problem: 'nobody' }
    const open = await transaction.enrolment.findMany({
      where: {
        organisationId,
        personId: { in: people.map((person) => person.id) },
        completedAt: null,
        ...(pathId === null
          ? { moduleSlug: { in: [...modules] }, assignmentId: { not: null }, releasedAt: null }
          : { assignment: { pathId }, OR: [{ releasedAt: null }, { locked: true }] }),
      },
      select: { personId: true },
    })
    const busy = new Set(open.map(({ personId }) => personId))
    const newAssignments = people.flatMap(({ id: personId }) =>
      busy.has(personId) ? [] : [{ personId, assignmentId: uuidOfText(`${id} ${personId}`) }],
    )
    const assignmentIds = newAssignments.map(({ assignmentId }) => assignmentId)
    const { count } = await transaction.assignment.createMany({
      data: newAssignments.map(({ personId, assignmentId }) => ({
        organisationId,
        id: assignmentId,
        personId,
        dueOn,
        createdById: viewer.personId,
        createdAt: now,
        pathId,
        inOrder: path?.inOrder ?? false,
      })),
      skipDuplicates: true,
    })
    if (count === 0) return { ok: true, asked: 0, already: people.length }
    await transaction.assignmentModule.createMany({
      data: assignmentIds.flatMap((assignmentId) =>
        modules.map((slug, place) => ({ organisationId, assignmentId, moduleSlug: slug, ...(path && { place }) })),
      ),
      skipDuplicates: true,
    })
    const reachedIds = newAssignments.map(({ personId }) => personId)
    await reconcileEnrolments(transaction, { organisationId, personIds: reachedIds, assignmentId: null, now })
    await keepCounts(transaction, { organisationId, assignmentIds, now })
    for (const { personId, assignmentId } of newAssignments)
      await audit(transaction, viewer, {
        action: 'assignment.created',
        subject: { type: 'assignment', id: assignmentId },
        detail: {
          modules: [...modules],
          ...(pathId === null ? {} : { pathId }),
          ...{ teamId: null, personId, dueOn: writeDay(dueOn), enrolled: 1 },
        },
        at: now,
      })
    return { ok: true, asked: newAssignments.length, already: busy.size }
  })
}
