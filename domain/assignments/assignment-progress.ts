import { dayIn } from '#domain/dates/time-zone.ts'

/** How far someone has come with a module that was assigned to them, or that they chose. */
export type AssignmentProgress = 'to-do' | 'under-way' | 'done'

export type EnrolmentFacts = {
  readonly completedAt: Date | null
  /** The due date, at midnight UTC; null when there is none. */
  readonly dueOn: Date | null
  readonly begun: 'not-begun' | 'begun'
}

export function progressOf(enrolment: EnrolmentFacts): AssignmentProgress {
  if (enrolment.completedAt !== null) return 'done'
  return enrolment.begun === 'begun' ? 'under-way' : 'to-do'
}

/** Whether the due day has ended in the organisation's time zone and it is not done: the same for whoever looks. */
export function isOverdue(enrolment: EnrolmentFacts, { now, timeZone }: { now: Date; timeZone: string }): boolean {
  return enrolment.completedAt === null && enrolment.dueOn !== null && dayIn(timeZone, now) > enrolment.dueOn
}
