'use server'

import { z } from 'zod'
import { changeAssignmentDate } from '#data/assignments/change-assignment-date.ts'
import { changeRepeat } from '#data/assignments/change-repeat.ts'
import { restoreAssignment } from '#data/assignments/restore-assignment.ts'
import { undoDateChange } from '#data/assignments/undo-date-change.ts'
import { withdrawAssignment } from '#data/assignments/withdraw-assignment.ts'
import { remindUnfinished } from '#data/notices/remind-unfinished.ts'
import { undoReminding } from '#data/notices/undo-reminding.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { readRepeatRule } from '#domain/assignments/typed-rules.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { action, type Outcome } from './action.ts'
import { Identifier, isPast, Required, WrittenDueRule } from './fields.ts'
import { repeatFields } from './rule-fields.ts'

// Each for administrators, of any assignment, and for managers, of what they assigned to their teams.

type Viewer = Manager | Administrator
type At = { now: Date; id: string }
const OneAssignment = z.object({ assignmentId: Identifier })
const Dated = z.object({ assignmentId: Identifier, from: WrittenDueRule, dueOn: WrittenDueRule })
const Repeated = z.object({ assignmentId: Identifier, seen: Required, ...repeatFields })
const Undone = z.object({ assignmentId: Identifier, done: Identifier })

export const withdrawAsManager = action('manager', OneAssignment, withdraw)
export const withdrawAsAdministrator = action('administrator', OneAssignment, withdraw)
export const changeDateAsManager = action('manager', Dated, changeDate)
export const changeDateAsAdministrator = action('administrator', Dated, changeDate)
export const changeRepeatAsManager = action('manager', Repeated, repeatAgain)
export const changeRepeatAsAdministrator = action('administrator', Repeated, repeatAgain)
export const remindUnfinishedAsManager = action('manager', OneAssignment, remind)
export const remindUnfinishedAsAdministrator = action('administrator', OneAssignment, remind)
export const undoWithdrawalAsManager = action('manager', Undone, undoWithdrawal)
export const undoWithdrawalAsAdministrator = action('administrator', Undone, undoWithdrawal)
export const undoDateAsManager = action('manager', Undone, undoDate)
export const undoDateAsAdministrator = action('administrator', Undone, undoDate)
export const undoRemindingAsManager = action('manager', Undone, undoReminders)
export const undoRemindingAsAdministrator = action('administrator', Undone, undoReminders)

async function withdraw(viewer: Viewer, { assignmentId }: z.output<typeof OneAssignment>, at: At): Promise<Outcome> {
  const outcome = await withdrawAssignment(viewer, assignmentId, at)
  return outcome === 'withdrawn' ? goTo(viewer, assignmentId) : refused('not-found')
}

async function changeDate(viewer: Viewer, asked: z.output<typeof Dated>, at: At): Promise<Outcome> {
  if (asked.dueOn instanceof Date && isPast(asked.dueOn, viewer, at))
    return { ok: false, field: 'dueOn', problem: 'in-the-past' }
  const outcome = await changeAssignmentDate(viewer, asked, at)
  return outcome === 'changed' ? goTo(viewer, asked.assignmentId) : refused(outcome)
}

async function repeatAgain(viewer: Viewer, asked: z.output<typeof Repeated>, at: At): Promise<Outcome> {
  const read = readRepeatRule(asked, dayIn(viewer.organisationTimeZone, at.now))
  if (!read.ok) return { ok: false, field: read.field, problem: read.problem }
  const { assignmentId, seen } = asked
  const outcome = await changeRepeat(viewer, { assignmentId, repeat: read.rule, seen }, at)
  return outcome === 'changed' ? goTo(viewer, assignmentId) : refused(outcome)
}

async function remind(viewer: Viewer, { assignmentId }: z.output<typeof OneAssignment>, at: At): Promise<Outcome> {
  const reminded = await remindUnfinished(viewer, assignmentId, at)
  return reminded === 'nobody' ? refused('nobody-to-remind') : goTo(viewer, assignmentId)
}

async function undoWithdrawal(viewer: Viewer, { assignmentId }: z.output<typeof Undone>, at: At): Promise<Outcome> {
  const outcome = await restoreAssignment(viewer, assignmentId, at)
  return outcome === 'restored' ? goTo(viewer, assignmentId, 'withdrawn') : refused(outcome)
}

async function undoDate(viewer: Viewer, { assignmentId, done }: z.output<typeof Undone>, at: At): Promise<Outcome> {
  const outcome = await undoDateChange(viewer, { assignmentId, actId: done }, at)
  return outcome === 'undone' ? goTo(viewer, assignmentId, 'due-date') : refused(outcome)
}

async function undoReminders(
  viewer: Viewer,
  { assignmentId, done }: z.output<typeof Undone>,
  at: At,
): Promise<Outcome> {
  const outcome = await undoReminding(viewer, { assignmentId, actId: done }, at)
  if (typeof outcome === 'number') return goTo(viewer, assignmentId, 'reminded')
  return refused(outcome === 'too-late' ? 'mails-gone' : outcome)
}

/** The assignment's page says what was done, and offers its Undo. */
function goTo(viewer: Viewer, assignmentId: string, undone?: string): Outcome {
  const home = viewer.acts === 'manager' ? '/teams' : '/admin'
  return { ok: true, goTo: `${home}/assignments/${assignmentId}${undone === undefined ? '' : `?undone=${undone}`}` }
}

function refused(problem: string): Outcome {
  return { ok: false, field: 'assignmentId', problem }
}
