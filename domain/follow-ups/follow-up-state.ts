import type { Status } from '#domain/comprehension/status.ts'
import type { Choice } from '#domain/scenario/attempt-state.ts'
import type { ItemId, PracticeId } from '#domain/scenario/module.ts'

/** An item that is or was asked, and the version of the practice's bank that it came from. */
export type AskedItem = {
  readonly itemId: ItemId
  readonly practice: PracticeId
  /** SHA-256 of the published document: what exactly was asked. */
  readonly documentHash: string
  /** How long reading and answering it takes, see reading-time.ts. */
  readonly seconds: number
}

export type AnsweredItem = AskedItem & { readonly choice: Choice; readonly correct: boolean }

/** Where a practice stood at some moment of the follow-up. */
export type PracticeStatus = {
  readonly practice: PracticeId
  readonly status: Status
  readonly confidentlyWrong: boolean
}

/** Where a follow-up stands. Plain JSON: it is stored as it is. */
export type FollowUpState = {
  /** What is asked now; null once it has ended. */
  readonly asked: AskedItem | null
  readonly answered: readonly AnsweredItem[]
  /** How many more there can be, with the one asked now: what follows depends on the answers. */
  readonly ahead: number
  /**
   * What the page holds besides, in order, to be asked after `asked` where no network can choose by the answers. Undefined:
   * begun by an earlier build, whose pages held nothing.
   */
  readonly held?: readonly AskedItem[]
  /** What it held before the last answer: a page that never got the reply goes on with these. */
  readonly heldBefore?: readonly AskedItem[]
  /** Practices that were to be confirmed under a changed policy when it was begun. */
  readonly toConfirm: readonly PracticeId[]
  /** Every practice that was taught, as it stood when the follow-up was begun. */
  readonly before: readonly PracticeStatus[]
  /** The same as it stood at the end; null until then. */
  readonly after: readonly PracticeStatus[] | null
  readonly ended: boolean
}

/** The estimates' part that is told at the end. */
export function practiceStatuses(
  estimates: readonly { practice: PracticeId; status: Status; confidentlyWrong: boolean; answers: number }[],
): PracticeStatus[] {
  return estimates
    .filter(({ answers }) => answers > 0)
    .map(({ practice, status, confidentlyWrong }) => ({ practice, status, confidentlyWrong }))
}
