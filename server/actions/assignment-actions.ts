'use server'

import { z } from 'zod'
import { changeAssignmentDate } from '#data/assignments/change-assignment-date.ts'
import { changeRepeat } from '#data/assignments/change-repeat.ts'
import { restoreAssignment } from '#data/assignments/restore-assignment.ts'
import { undoDateChange } from '#data/assignments/undo-date-change.ts'
import { withdrawAssignment } from '#data/assignments/withdraw-assignment.ts'
import { remindUnfinishedPeople } from '#data/notices/remind-unfinished-people.ts'
import { undoReminding } from '#data/notices/undo-reminding.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { readRepeatRule } from '#domain/assignments/typed-rules.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { action, type Outcome } from './action.ts'
import { Identifier, isPast, RequiredText, WrittenDueRule } from './fields.ts'
import { repeatFields } from './rule-fields.ts'

// Each for administrators, of any assignment, and for managers, of what they assigned to their teams.

type Viewer = Manager | Administrator
type At = { now: Date; id: string }
const OneAssignment = z.object({ assignmentId: Identifier })
const DateInput = z.object({ assignmentId: Identifier, from: WrittenDueRule, dueOn: WrittenDueRule })
const RepeatInput = z.object({ assignmentId: Identifier, seen: RequiredText, ...repeatFields })
const UndoInput = z.object({ assignmentId: Identifier, done: Identifier })

export const withdrawAsManager = action('manager', OneAssignment, withdraw)
export const withdrawAsAdministrator = action('administrator', OneAssignment, withdraw)
export const changeDateAsManager = action('manager', DateInput, changeDate)
export const changeDateAsAdministrator = action('administrator', DateInput, changeDate)
export const changeRepeatAsManager = action('manager', RepeatInput, repeatAgain)
export const changeRepeatAsAdministrator = action('administrator', RepeatInput, repeatAgain)
export const remindUnfinishedAsManager = action('manager', OneAssignment, remind)
export const remindUnfinishedAsAdministrator = action('administrator', OneAssignment, remind)
export const undoWithdrawalAsManager = action('manager', UndoInput, undoWithdrawal)
export const undoWithdrawalAsAdministrator = action('administrator', UndoInput, undoWithdrawal)
export const undoDateAsManager = action('manager', UndoInput, undoDate)
export const undoDateAsAdministrator = action('administrator', UndoInput, undoDate)
export const undoRemindingAsManager = action('manager', UndoInput, undoReminders)
export const undoRemindingAsAdministrator = action('administrator', UndoInput, undoReminders)

async function withdraw(viewer: Viewer, { assignmentId }: z.output<typeof OneAssignment>, at: At): Promise<Outcome> {
  const outcome = await withdrawAssignment(viewer, assignmentId, at)
  return outcome === 'withdrawn' ? goTo(viewer, assignmentId) : refusalOf('not-found')
}

async function changeDate(viewer: Viewer, input: z.output<typeof DateInput>, at: At): Promise<Outcome> {
  if (input.dueOn instanceof Date && isPast(input.dueOn, viewer, at))
    return { ok: false, field: 'dueOn', problem: 'in-the-past' }
  const outcome = await changeAssignmentDate(viewer, input, at)
  return outcome === 'changed' ? goTo(viewer, input.assignmentId) : refusalOf(outcome)
}

async function repeatAgain(viewer: Viewer, input: z.output<typeof RepeatInput>, at: At): Promise<Outcome> {
  const read = readRepeatRule(input, dayIn(viewer.organisationTimeZone, at.now))
  if (!read.ok) return { ok: false, field: read.field, problem: read.problem }
  const { assignmentId, seen } = input
  const outcome = await changeRepeat(viewer, { assignmentId, repeat: read.rule, seen }, at)
  return outcome === 'changed' ? goTo(viewer, assignmentId) : refusalOf(outcome)
}

async function remind(viewer: Viewer, { assignmentId }: z.output<typeof OneAssignment>, at: At): Promise<Outcome> {
  const reminderCount = await remindUnfinishedPeople(viewer, assignmentId, at)
  return reminderCount === 'nobody' ? refusalOf('nobody-to-remind') : goTo(viewer, assignmentId)
}

async function undoWithdrawal(viewer: Viewer, { assignmentId }: z.output<typeof UndoInput>, at: At): Promise<Outcome> {
  const outcome = await restoreAssignment(viewer, assignmentId, at)
  return outcome === 'restored' ? goTo(viewer, assignmentId, 'withdrawn') : refusalOf(outcome)
}

async function undoDate(viewer: Viewer, { assignmentId, done }: z.output<typeof UndoInput>, at: At): Promise<Outcome> {
  const outcome = await undoDateChange(viewer, { assignmentId, actId: done }, at)
  return outcome === 'undone' ? goTo(viewer, assignmentId, 'due-date') : refusalOf(outcome)
}

async function undoReminders(
  viewer: Viewer,
  { assignmentId, done }: z.output<typeof UndoInput>,
  at: At,
): Promise<Outcome> {
  const outcome = await undoReminding(viewer, { assignmentId, actId: done }, at)
  if (typeof outcome === 'number') return goTo(viewer, assignmentId, 'reminded')
  return refusalOf(outcome === 'too-late' ? 'mails-gone' : outcome)
}

/** The assignment's page says what was done, and offers its Undo. */
function goTo(viewer: Viewer, assignmentId: string, undoneName?: string): Outcome {
  const home = viewer.acts === 'manager' ? '/teams' : '/admin'
  return {
    ok: true,
    goTo: `${home}/assignments/${assignmentId}${undoneName === undefined ? '' : `?undone=${undoneName}`}`,
  }
}

function refusalOf(problem: string): Outcome {
  return { ok: false, field: 'assignmentId', problem }
}
