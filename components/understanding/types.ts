import type { GroupShare } from '#domain/comprehension/group-share.ts'
import type { Need } from '#domain/comprehension/help-order.ts'
import type { Estimate } from '#domain/comprehension/read-out.ts'
import type { Text } from '#domain/scenario/module.ts'

/** A practice as it heads a column or a row. */
export type PracticeHead = {
  readonly id: string
  readonly name: Text
  readonly shortName: Text
  /** What someone who understands it does: completes "a clinician who understands it …". */
  readonly understands: Text
  readonly critical: boolean
}

/** What the grid says of a practice. */
export type GridPractice = Pick<PracticeHead, 'id' | 'name' | 'critical'>

/** One person's one practice: the part of an estimate that is shown, with what the wrong options they chose believe. */
export type UnderstandingCell = Pick<
  Estimate,
  'practice' | 'probability' | 'interval' | 'status' | 'tooLittle' | 'confidentlyWrong' | 'answers' | 'lastEvidenceAt'
> & {
  /** The policy has changed since: what was shown is to be confirmed under it. The estimate is as it was. */
  readonly needsConfirmation: boolean
  readonly misconceptions: readonly { readonly id: string; readonly sentence: Text }[]
}

export type PersonName = { readonly givenName: string; readonly familyName: string }

export type CompletionCounts = { readonly done: number; readonly assigned: number }

export type GridPerson = PersonName & {
  readonly id: string
  readonly profession: string
  /** In the order of the practices. */
  readonly cells: readonly UnderstandingCell[]
  readonly completed: CompletionCounts
  /** The earliest due date that has passed; null: nothing is overdue. */
  readonly overdueSince: Date | null
  /** When they gave their last counted answer. */
  readonly lastActive: Date | null
}

export type HelpRow = {
  readonly person: PersonName & { readonly id: string }
  /** What they need most. */
  readonly need: Need
  readonly cell: UnderstandingCell & {
    readonly misconceptions: readonly { readonly id: string; readonly sentence: Text; readonly ask: Text | null }[]
  }
  /** In how many practices they need help, and in how many nothing is known of them. */
  readonly practices: number
  readonly unknown: number
  /** What was asked of them already that teaches it, and is open. */
  readonly asked: {
    readonly face: { readonly slug: string; readonly title: Text }
    readonly open: { readonly dueOn: Date | null; readonly askedAt: Date; readonly isOverdue: boolean }
  } | null
  /** When they were reminded last and by whom, and why another reminder would do nothing now. */
  readonly reminder: {
    readonly at: Date | null
    readonly by: string | null
    readonly unless: 'reminded-today' | 'not-joined' | null
  }
  /** A module that teaches it and is not open. */
  readonly module: { readonly slug: string; readonly title: Text } | null
}

export type Share = GroupShare | 'too-few'
