import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'

export type AssignmentRow = {
  readonly id: string
  readonly modules: readonly string[]
  /** With neither: everyone. */
  readonly team: { readonly id: string; readonly name: string } | null
  readonly person: { readonly givenName: string; readonly familyName: string } | null
  readonly dueOn: Date
  readonly createdAt: Date
  readonly withdrawnAt: Date | null
  readonly enrolled: number
  readonly completed: number
}

/** What was assigned, newest first, with how many were asked and how many have finished. */
export async function listAssignments(viewer: Administrator): Promise<AssignmentRow[]> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const assignments = await transaction.assignment.findMany({
      where: { organisationId },
      select: {
        id: true,
        dueOn: true,
        createdAt: true,
        withdrawnAt: true,
        team: { select: { id: true, name: true } },
        person: { select: { givenName: true, familyName: true } },
        modules: { select: { moduleSlug: true }, orderBy: { moduleSlug: 'asc' } },
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
    const counts = await transaction.enrolment.groupBy({
      by: ['assignmentId'],
      where: { organisationId, assignmentId: { not: null } },
      _count: { _all: true, completedAt: true },
    })
    const countOf = new Map(counts.map(({ assignmentId, _count }) => [assignmentId, _count]))
    return assignments.map(({ modules, ...assignment }) => ({
      ...assignment,
      modules: modules.map(({ moduleSlug }) => moduleSlug),
      enrolled: countOf.get(assignment.id)?._all ?? 0,
      completed: countOf.get(assignment.id)?.completedAt ?? 0,
    }))
  })
}
