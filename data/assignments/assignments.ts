import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { audit } from '#data/database/audit.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { peopleInScope, teamsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { enrol } from './shared/enrol.ts'

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

/** Whom an assignment is for. A team: with those below it. */
export type Audience =
  | { readonly for: 'everyone' }
  | { readonly for: 'team'; readonly teamId: string }
  | { readonly for: 'person'; readonly personId: string }

export type NewAssignment = {
  readonly modules: readonly string[]
  readonly audience: Audience
  /** The last day on time, at midnight UTC. */
  readonly dueOn: Date
}

export type Assigned =
  | { readonly ok: true; readonly assignmentId: string; readonly enrolled: number }
  | { readonly ok: false; readonly problem: 'no-such-audience' | 'no-such-module' }

/**
 * Assigns modules; the clinicians meant are enrolled in the same moment. An administrator assigns to anybody, a manager
 * to the teams and people that they manage.
 */
export async function createAssignment(
  viewer: Manager | Administrator,
  { modules: slugs, audience, dueOn }: NewAssignment,
  { now }: { now: Date },
): Promise<Assigned> {
  const { organisationId } = viewer
  const curriculum = await curriculumInService(viewer)
  const modules = [...new Set(slugs)]
  if (modules.length === 0 || modules.some((slug) => !curriculum.modules.some((module) => module.slug === slug)))
    return { ok: false, problem: 'no-such-module' }
  return inOrganisation(viewer, async (transaction) => {
    if (!(await isInScope(transaction, viewer, audience))) return { ok: false, problem: 'no-such-audience' }
    const teamId = audience.for === 'team' ? audience.teamId : null
    const personId = audience.for === 'person' ? audience.personId : null
    const { id: assignmentId } = await transaction.assignment.create({
      data: { organisationId, teamId, personId, dueOn, createdById: viewer.personId, createdAt: now },
      select: { id: true },
    })
    await transaction.assignmentModule.createMany({
      data: modules.map((moduleSlug) => ({ organisationId, assignmentId, moduleSlug })),
    })
    const enrolled = await enrol(transaction, { organisationId, personId, assignmentId, now })
    await audit(transaction, viewer, {
      action: 'assignment.created',
      subject: { type: 'assignment', id: assignmentId },
      detail: { modules, teamId, personId, dueOn: dueOn.toISOString().slice(0, 10), enrolled },
      at: now,
    })
    return { ok: true, assignmentId, enrolled }
  })
}

async function isInScope(
  transaction: Transaction,
  viewer: Manager | Administrator,
  audience: Audience,
): Promise<boolean> {
  switch (audience.for) {
    case 'everyone':
      return viewer.acts === 'administrator'
    case 'team':
      return (await transaction.team.count({ where: { AND: [teamsInScope(viewer), { id: audience.teamId }] } })) > 0
    case 'person':
      return (
        (await transaction.person.count({ where: { AND: [peopleInScope(viewer), { id: audience.personId }] } })) > 0
      )
  }
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
