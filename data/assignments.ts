import { audit } from './internal/audit.ts'
import { curriculumInService } from './internal/curriculum.ts'
import { inOrganisation } from './internal/database.ts'
import { enrol } from './internal/enrol.ts'
import type { Administrator } from './viewer.ts'

export type AssignmentRow = {
  readonly id: string
  readonly modules: readonly string[]
  /** Null: everyone. */
  readonly team: { readonly id: string; readonly name: string } | null
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
        modules: { select: { moduleSlug: true }, orderBy: { moduleSlug: 'asc' } },
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
    const counts = await transaction.$queryRaw<{ id: string; enrolled: number; completed: number }[]>`
      SELECT assignment_id AS id, count(*)::int AS enrolled, count(completed_at)::int AS completed
      FROM enrolment WHERE organisation_id = ${organisationId}::uuid AND assignment_id IS NOT NULL GROUP BY assignment_id`
    const countOf = new Map(counts.map((count) => [count.id, count]))
    return assignments.map(({ modules, ...assignment }) => ({
      ...assignment,
      modules: modules.map(({ moduleSlug }) => moduleSlug),
      enrolled: countOf.get(assignment.id)?.enrolled ?? 0,
      completed: countOf.get(assignment.id)?.completed ?? 0,
    }))
  })
}

export type NewAssignment = {
  readonly modules: readonly string[]
  readonly teamId: string | null
  /** The last day on time, at midnight UTC. */
  readonly dueOn: Date
}

/** Assigns modules to a team with those below it, or to everyone; its clinicians are enrolled in the same moment. */
export async function createAssignment(
  viewer: Administrator,
  assignment: NewAssignment,
  { now }: { now: Date },
): Promise<
  { ok: true; assignmentId: string; enrolled: number } | { ok: false; problem: 'no-such-team' | 'no-such-module' }
> {
  const { organisationId } = viewer
  const curriculum = await curriculumInService(viewer)
  const modules = [...new Set(assignment.modules)]
  if (modules.length === 0 || modules.some((slug) => !curriculum.modules.some((module) => module.slug === slug)))
    return { ok: false, problem: 'no-such-module' }
  return inOrganisation(viewer, async (transaction) => {
    if (
      assignment.teamId !== null &&
      (await transaction.team.count({ where: { organisationId, id: assignment.teamId } })) === 0
    )
      return { ok: false, problem: 'no-such-team' }
    const { id: assignmentId } = await transaction.assignment.create({
      data: {
        organisationId,
        teamId: assignment.teamId,
        dueOn: assignment.dueOn,
        createdById: viewer.personId,
        createdAt: now,
      },
      select: { id: true },
    })
    await transaction.assignmentModule.createMany({
      data: modules.map((moduleSlug) => ({ organisationId, assignmentId, moduleSlug })),
    })
    const enrolled = await enrol(transaction, { organisationId, personId: null, assignmentId, now })
    await audit(transaction, viewer, {
      action: 'assignment.created',
      subject: { type: 'assignment', id: assignmentId },
      detail: { modules, teamId: assignment.teamId, dueOn: assignment.dueOn.toISOString().slice(0, 10), enrolled },
      at: now,
    })
    return { ok: true, assignmentId, enrolled }
  })
}

/** Takes an assignment back: it is no longer asked of anybody. What was begun or finished stays. */
export async function withdrawAssignment(
  viewer: Administrator,
  assignmentId: string,
  { now }: { now: Date },
): Promise<'withdrawn' | 'not-found'> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const { count } = await transaction.assignment.updateMany({
      where: { organisationId, id: assignmentId, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    if (count === 0) return 'not-found'
    await audit(transaction, viewer, {
      action: 'assignment.withdrawn',
      subject: { type: 'assignment', id: assignmentId },
    })
    return 'withdrawn'
  })
}
