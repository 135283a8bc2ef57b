import { countsAsEvidence } from '#domain/comprehension/evidence.ts'
import { understandingAfter } from '#domain/comprehension/practice-understanding.ts'
import type { EarlierFollowUp, Training } from '#domain/follow-ups/schedule.ts'
import { answerMisconceptions } from '#domain/scenario/answer-misconceptions.ts'
import type { Item, ItemId, PracticeId } from '#domain/scenario/module.ts'
import type { SimulatedAnswer } from './answer.ts'
import { type SimulatedClinician, teach } from './clinician.ts'
import type { SimulatedCurriculum } from './curriculum.ts'
import type {
  LifePlan,
  LivedAnswer,
  LivedAttempt,
  LivedEnrolment,
  LivedFollowUp,
  LivedUnderstanding,
  Occasion,
  Step,
} from './life.ts'
import type { Random } from './random.ts'

/** How long reading a scene takes before its question is looked at, in milliseconds. */
export const readingMs = 15_000

/** What lives are made from: given, and never changed. */
export type World = {
  readonly curriculum: SimulatedCurriculum
  readonly plan: LifePlan
  readonly random: Random
}

/** A life while it is being written, in the order in which it is lived. */
export type Diary = {
  clinician: SimulatedClinician
  /** Nothing more is done before this moment: one thing at a time. */
  at: Date
  readonly enrolments: LivedEnrolment[]
  readonly attempts: LivedAttempt[]
  readonly followUps: LivedFollowUp[]
  readonly answers: LivedAnswer[]
  readonly understanding: Map<PracticeId, LivedUnderstanding>
  readonly steps: Step[]
  readonly trainings: Training[]
  /** Follow-ups that are over. */
  readonly closed: EarlierFollowUp[]
  /** The follow-up that waits, by its place, and when they will do it, if at all. */
  open: { readonly place: number; readonly doneAt: Date | null } | null
  readonly lastAnswers: Map<ItemId, Date>
  /** Items of which the last answer was wrong. */
  readonly missed: Set<ItemId>
}

export function emptyDiary(clinician: SimulatedClinician, plan: LifePlan): Diary {
  const order = (one: LivedEnrolment, other: LivedEnrolment) =>
    (one.dueOn?.getTime() ?? 0) - (other.dueOn?.getTime() ?? 0) || one.createdAt.getTime() - other.createdAt.getTime()
  const enrolments = plan.assignments.map(({ assignmentId, moduleSlug, at, dueOn }) => {
    return { assignmentId, moduleSlug, createdAt: at, dueOn, completedAt: null }
  })
  return {
    clinician,
    at: new Date(Math.min(plan.until.getTime(), ...plan.runs.map(({ startedAt }) => startedAt.getTime()))),
    enrolments: enrolments.sort(order),
    attempts: [],
    followUps: [],
    answers: [],
    understanding: new Map(),
    steps: [],
    trainings: [],
    closed: [],
    open: null,
    lastAnswers: new Map(),
    missed: new Set(),
  }
}

export function hasEnough({ answers }: Diary, { enoughAnswers }: LifePlan): boolean {
  return enoughAnswers !== null && answers.length >= enoughAnswers
}

/** An answer as it is stored, with what it does to the understanding of its practice. */
export function writeAnswer(
  diary: Diary,
  { curriculum }: World,
  {
    item,
    simulatedAnswer,
    ...answer
  }: Occasion & {
    readonly sceneId: string
    readonly item: Item
    readonly simulatedAnswer: Pick<SimulatedAnswer, 'choice' | 'confidence' | 'elapsedMs'>
    readonly correct: boolean
    readonly answeredAt: Date
  },
): LivedAnswer {
  const { choice, confidence, elapsedMs } = simulatedAnswer
  const { answeredAt, correct } = answer
  const misconceptions = answerMisconceptions(item, choice, { correct })
  const countedAnswer = {
    itemId: item.id,
    correct,
    confidence,
    elapsedMs,
    answeredAt,
    misconceptions,
    occasion: answer.in === 'attempt' ? ('training' as const) : ('follow-up' as const),
  }
  const before = diary.understanding.get(item.practice)
  const understanding = countsAsEvidence(answeredAt, diary.lastAnswers.get(item.id) ?? null)
    ? {
        ...understandingAfter(before ?? null, countedAnswer, curriculum.parameters),
        revision: (before?.revision ?? 0) + 1,
      }
    : null
  if (understanding !== null) diary.understanding.set(item.practice, understanding)
  diary.lastAnswers.set(item.id, answeredAt)
  if (correct) diary.missed.delete(item.id)
  else diary.missed.add(item.id)
  const livedAnswer: LivedAnswer = {
    ...answer,
    itemId: item.id,
    practice: item.practice,
    choice,
    confidence,
    elapsedMs,
    misconceptions,
    understanding,
  }
  diary.answers.push(livedAnswer)
  return livedAnswer
}

/** `gain`: that of the training, on the scale of theta. */
export function learn(diary: Diary, { random }: World, practices: readonly PracticeId[], gain: number): void {
  for (const practice of practices) diary.clinician = teach(diary.clinician, practice, diary.at, random, { gain })
}

export function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds)
}
