/** Where somebody stands with one module that they were asked to do, or chose. */
export type Standing = 'to-do' | 'under-way' | 'done'

export type EnrolmentFacts = {
  readonly completedAt: Date | null
  /** The last day on time, at midnight UTC; null when nobody asked for it by a day. */
  readonly dueOn: Date | null
  readonly begun: 'not-begun' | 'begun'
}

const day = 24 * 60 * 60 * 1000

export function standingOf(enrolment: EnrolmentFacts): Standing {
  if (enrolment.completedAt !== null) return 'done'
  return enrolment.begun === 'begun' ? 'under-way' : 'to-do'
}

/** Whether the last day on time has passed, anywhere on earth, and it is not done. */
export function isOverdue(enrolment: EnrolmentFacts, { now }: { now: Date }): boolean {
  return (
    enrolment.completedAt === null && enrolment.dueOn !== null && now.getTime() >= enrolment.dueOn.getTime() + 1.5 * day
  )
}
