/** How far someone has come with a module that was assigned to them, or that they chose. */
export type AssignmentProgress = 'to-do' | 'under-way' | 'done'

export type EnrolmentFacts = {
  readonly completedAt: Date | null
  /** The due date, at midnight UTC; null when there is none. */
  readonly dueOn: Date | null
  readonly begun: 'not-begun' | 'begun'
}

const day = 24 * 60 * 60 * 1000

export function progressOf(enrolment: EnrolmentFacts): AssignmentProgress {
  if (enrolment.completedAt !== null) return 'done'
  return enrolment.begun === 'begun' ? 'under-way' : 'to-do'
}

/** Whether the due date has passed everywhere on earth and it is not done. */
export function isOverdue(enrolment: EnrolmentFacts, { now }: { now: Date }): boolean {
  return (
    enrolment.completedAt === null && enrolment.dueOn !== null && now.getTime() >= enrolment.dueOn.getTime() + 1.5 * day
  )
}
