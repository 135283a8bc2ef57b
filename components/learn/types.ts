import type { Standing } from '#domain/assignments/standing.ts'
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
  readonly standing: Standing
  /** Midnight UTC of the last day on time. */
  readonly dueOn: Date | null
  readonly overdue: boolean
  readonly completedAt: Date | null
}
