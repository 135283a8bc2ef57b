import type { Confidence } from '#domain/comprehension/item.ts'
import type { PracticeUnderstanding } from '#domain/comprehension/practice-understanding.ts'
import type { FollowUpState } from '#domain/follow-ups/follow-up-state.ts'
import type { FollowUpDue } from '#domain/follow-ups/schedule.ts'
import type { AttemptState } from '#domain/scenario/attempt-state.ts'
import type { ItemId, PracticeId, SceneId } from '#domain/scenario/module.ts'

/** A module that an assignment asks of someone. `dueOn`: midnight UTC. */
export type PlannedAssignment = {
  readonly assignmentId: string
  readonly moduleSlug: string
  readonly at: Date
  readonly dueOn: Date
}

/** A module that a clinician does at some moment. */
export type PlannedRun = {
  readonly moduleSlug: string
  readonly startedAt: Date
  /** After how many answers they are called away; null: they finish. */
  readonly calledAwayAfter: number | null
  /** Whether they do it only while someone asks for it, or choose it themselves where nobody does. */
  readonly because: 'asked' | 'own-choice'
}

/** What is asked of a clinician up to some moment, and what they make of it. */
export type LifePlan = {
  readonly assignments: readonly PlannedAssignment[]
  readonly runs: readonly PlannedRun[]
  /** How likely they are to do a follow-up that waits for them. */
  readonly doesFollowUps: number
  /** From when on they leave follow-ups waiting. Null: never. */
  readonly leavesFollowUpsFrom: Date | null
  /** What one module's training adds to ability in the practices that it teaches, on the scale of theta. */
  readonly gain: number
  /** By module, where it adds more than that, or less. */
  readonly gainOf?: Readonly<Record<string, number>>
  /** After so many answers they begin nothing more. Null: they never have enough. */
  readonly enoughAnswers: number | null
  readonly until: Date
}

export type LivedEnrolment = {
  /** Null: they chose it themselves. */
  readonly assignmentId: string | null
  readonly moduleSlug: string
  readonly createdAt: Date
  readonly dueOn: Date | null
  readonly completedAt: Date | null
}

export type LivedAttempt = {
  /** Its place among the enrolments. */
  readonly enrolment: number
  readonly moduleSlug: string
  readonly moduleVersionHash: string
  readonly state: AttemptState
  readonly revision: number
  readonly startedAt: Date
  readonly lastMovedAt: Date
  readonly endedAt: Date | null
}

export type LivedFollowUp = FollowUpDue & {
  /** Fixes what is asked. */
  readonly seed: string
  /** Null: not begun. */
  readonly state: FollowUpState | null
  readonly revision: number
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly lastMovedAt: Date | null
  readonly endedAt: Date | null
  readonly expiredAt: Date | null
}

/** What a life has shown in one practice, as it stood after some answer. */
export type LivedUnderstanding = PracticeUnderstanding & {
  /** How many answers were counted into it. */
  readonly revision: number
}

/** Which occasion, by its place among the life's attempts or follow-ups. */
export type Occasion = { readonly in: 'attempt' | 'follow-up'; readonly place: number }

export type LivedAnswer = Occasion & {
  readonly sceneId: SceneId
  readonly itemId: ItemId
  readonly practice: PracticeId
  readonly choice: readonly string[]
  readonly correct: boolean
  readonly confidence: Confidence
  readonly elapsedMs: number
  readonly misconceptions: readonly string[]
  readonly answeredAt: Date
  /** Of its practice, with this answer; null: it does not count. */
  readonly understanding: LivedUnderstanding | null
}

/** One thing that was done, for the code that does it again through the application. Places are those in the life's lists. */
export type Step =
  | { readonly did: 'chose'; readonly enrolment: number; readonly at: Date }
  | { readonly did: 'began'; readonly attempt: number; readonly at: Date }
  | {
      readonly did: 'went-on'
      readonly attempt: number
      readonly sceneId: SceneId
      readonly at: Date
      readonly after: AttemptState
    }
  | {
      readonly did: 'answered'
      readonly attempt: number
      readonly answer: LivedAnswer
      readonly at: Date
      readonly after: AttemptState
    }
  | {
      readonly did: 'was-due'
      readonly followUp: number
      readonly at: Date
      /** 'nothing-to-ask': it was closed as it was made. */
      readonly outcome: 'open' | 'nothing-to-ask'
    }
  | { readonly did: 'began-follow-up'; readonly followUp: number; readonly at: Date }
  | { readonly did: 'answered-follow-up'; readonly followUp: number; readonly answer: LivedAnswer; readonly at: Date }
  /** The night's job closed what was left undone. */
  | { readonly did: 'left-follow-up'; readonly followUp: number; readonly at: Date }

/** A simulated clinician's training up to some moment: all that the application would have written of it, and in which order. */
export type Life = {
  readonly enrolments: readonly LivedEnrolment[]
  readonly attempts: readonly LivedAttempt[]
  readonly followUps: readonly LivedFollowUp[]
  readonly answers: readonly LivedAnswer[]
  readonly understanding: ReadonlyMap<PracticeId, LivedUnderstanding>
  readonly steps: readonly Step[]
}
