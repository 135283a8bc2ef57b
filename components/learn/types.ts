import type { AssignmentProgress } from '#domain/assignments/assignment-progress.ts'
import type { Text } from '#domain/scenario/module.ts'

/** What is said of a module before it is begun. */
export type ModuleFace = {
  readonly slug: string
  readonly title: Text
  readonly summary: Text
  readonly minutes: number
}

export type EnrolmentLine = {
  readonly id: string
  readonly module: ModuleFace
  readonly progress: AssignmentProgress
  /** Midnight UTC of the last day on time. */
  readonly dueOn: Date | null
  readonly overdue: boolean
  readonly completedAt: Date | null
  /** The day on which they are asked for it again; null: they are not, or have it to do. */
  readonly nextOn: Date | null
}
