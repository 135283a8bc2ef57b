import { randomUUID } from 'node:crypto'
import { type ClientWithScope, whoAnswersFor } from '#data/api-client.ts'
import { reconcileAssignment } from '#data/assignments/shared/reconcile-assignment.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { audit } from '#data/database/audit.ts'
import type { Transaction } from '#data/database/database.ts'
import { inOrganisation } from '#data/database/database.ts'
import { peopleInScope, teamsInScope } from '#data/scope.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { type AudienceRule, eachOnce } from '#domain/assignments/audience-rule.ts'
import { columnsOfDue, type DueRule, writeDueRule } from '#domain/assignments/due-rule.ts'
import { columnsOfRepeat, type RepeatRule, writeRepeatRule } from '#domain/assignments/repeat-rule.ts'
import { writeDay } from '#domain/dates/day.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { columnsOfRules } from './internal/columns-of-rules.ts'
import { pathInUse } from './internal/path-in-use.ts'
import { rulesAreKnown } from './internal/rules-are-known.ts'

/** Who an assignment is for. A team: with those below it. */
export type Audience =
  | { readonly for: 'everyone' }
  | { readonly for: 'team'; readonly teamId: string }
  | { readonly for: 'person'; readonly personId: string }
  /** By an administrator alone. Without a rule that asks: everyone but those who are spared. */
  | { readonly for: 'rules'; readonly rules: readonly AudienceRule[] }

export type NewAssignment = {
  /** Of a path: those of its steps, whatever stands here. */
  readonly modules: readonly string[]
  /** A path that is in use; null: modules. */
  readonly pathId?: string | null
  readonly audience: Audience
  readonly dueOn: DueRule
  /** When it asks again; null: once. */
  readonly repeat?: RepeatRule | null
  /** Asks nobody for a module who has shown what it teaches; only where the organisation shows who understands what. */
  readonly preCheck?: 'on' | 'off'
}

export type AssignmentOutcome =
  /** Put off: they are so many that the worker enrols them, within minutes. */
  | { readonly ok: true; readonly assignmentId: string; readonly enrolled: number | 'put-off' }
  | { readonly ok: false; readonly problem: 'no-such-audience' | 'no-such-module' | 'no-such-path' }

/**
 * Assigns modules or a path; the clinicians meant are enrolled in the same moment, unless they are very many. An administrator assigns to anyone, a manager
 * to the teams and people that they manage.
 */
export async function createAssignment(
  viewer: Manager | Administrator | ClientWithScope<'assignments:write'>,
  { modules: slugs, pathId = null, audience, dueOn, repeat = null, preCheck = 'off' }: NewAssignment,
  /** With an id that is there already nothing more is assigned: the same form was sent twice. */
  { now, id: assignmentId = randomUUID() }: { now: Date; id?: string },
): Promise<AssignmentOutcome> {
  const { organisationId } = viewer
  const curriculum = await curriculumInService(viewer)
  const isInService = (slug: string) => curriculum.modules.some((module) => module.slug === slug)
  if (pathId === null && (slugs.length === 0 || !slugs.every(isInService)))
    return { ok: false, problem: 'no-such-module' }
  return inOrganisation(viewer, async (transaction) => {
    const path = pathId === null ? null : await pathInUse(transaction, { organisationId, pathId })
    if (pathId !== null && path === null) return { ok: false, problem: 'no-such-path' }
    const modules = path?.steps ?? [...new Set(slugs)]
    if (!modules.some(isInService)) return { ok: false, problem: 'no-such-module' }
    if (!(await isInScope(transaction, viewer, audience))) return { ok: false, problem: 'no-such-audience' }
    const teamId = audience.for === 'team' ? audience.teamId : null
    const personId = audience.for === 'person' ? audience.personId : null
    const byRules = audience.for === 'rules'
    const rules = audience.for === 'rules' ? eachOnce(audience.rules) : []
    const columns = columnsOfDue(dueOn, dayIn(viewer.organisationTimeZone, now))
    const { count } = await transaction.assignment.createMany({
      data: {
        organisationId,
        id: assignmentId,
        teamId,
        personId,
        byRules,
        ...columns,
        ...columnsOfRepeat(repeat),
        createdById: whoAnswersFor(viewer),
        createdAt: now,
        preCheck: preCheck === 'on',
        pathId,
        inOrder: path?.inOrder ?? false,
      },
      skipDuplicates: true,
    })
    if (count === 0) return { ok: true, assignmentId, enrolled: 0 }
    if (byRules)
      await transaction.assignmentAudience.createMany({
        data: columnsOfRules(rules).map((rule, place) => ({ organisationId, assignmentId, place, ...rule })),
      })
    await transaction.assignmentModule.createMany({
      data: modules.map((moduleSlug, place) => ({ organisationId, assignmentId, moduleSlug, ...(path && { place }) })),
    })
    const enrolments = await reconcileAssignment(transaction, { organisationId, assignmentId, now })
    await audit(transaction, viewer, {
      action: 'assignment.created',
      subject: { type: 'assignment', id: assignmentId },
      detail: {
        modules: [...modules],
        ...(pathId === null ? {} : { pathId }),
        teamId,
        personId,
        ...(byRules ? { rules: rules.map((rule) => ({ ...rule })) } : {}),
        dueOn: writeDay(columns.dueOn),
        ...(dueOn instanceof Date ? {} : { due: writeDueRule(dueOn) }),
        ...(repeat === null ? {} : { repeat: writeRepeatRule(repeat) }),
        ...(preCheck === 'on' ? { preCheck } : {}),
        enrolled: enrolments,
      },
      at: now,
    })
    return { ok: true, assignmentId, enrolled: enrolments }
  })
}

async function isInScope(
  transaction: Transaction,
  viewer: Manager | Administrator | ClientWithScope<'assignments:write'>,
  audience: Audience,
): Promise<boolean> {
  switch (audience.for) {
    case 'everyone':
      return viewer.acts !== 'manager'
    case 'rules':
      return (
        viewer.acts !== 'manager' &&
        rulesAreKnown(transaction, audience.rules, { organisationId: viewer.organisationId, assignmentId: null })
      )
    case 'team':
      return (await transaction.team.count({ where: { AND: [teamsInScope(viewer), { id: audience.teamId }] } })) > 0
    case 'person':
      return (
        (await transaction.person.count({ where: { AND: [peopleInScope(viewer), { id: audience.personId }] } })) > 0
      )
  }
}
