import { chooseModule } from '#data/assignments/choose-module.ts'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { goOnInAttempt } from '#data/attempts/go-on.ts'
import { recordAnswer } from '#data/attempts/record-answer.ts'
import { beginFollowUp } from '#data/follow-ups/begin-follow-up.ts'
import { recordFollowUpAnswer } from '#data/follow-ups/record-follow-up-answer.ts'
import { closeFollowUps, schedulePeople } from '#data/follow-ups/shared/schedule-people.ts'
import type { SubmittedAnswer } from '#data/understanding/shared/submitted-answer.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Life, LivedAnswer, Step } from '#simulation/model/life.ts'
import type { Random } from '#simulation/model/random.ts'
import { uuidFrom } from '#simulation/model/uuid-from.ts'

type Living = {
  readonly viewer: Clinician
  readonly life: Life
  readonly policyVersion: number
  /** For the ids of answers, which the player makes. */
  readonly random: Random
  /** Ids by place in the life's lists, as they are made. */
  readonly ids: {
    readonly chosen: Map<number, string>
    readonly attempts: Map<number, string>
    readonly followUps: Map<number, string>
  }
}

/**
 * Lives a simulated life by the functions that serve real people, one step after the other. Throws where the application
 * goes another way than the life did.
 */
export async function live(
  viewer: Clinician,
  life: Life,
  { policyVersion, random }: { policyVersion: number; random: Random },
): Promise<void> {
  const ids = { chosen: new Map(), attempts: new Map(), followUps: new Map() }
  for (const step of life.steps) await take({ viewer, life, policyVersion, random, ids }, step)
}

async function take(living: Living, step: Step): Promise<void> {
  switch (step.did) {
    case 'chose':
    case 'began':
    case 'went-on':
    case 'answered':
      return takeInModule(living, step)
    case 'was-due':
    case 'began-follow-up':
    case 'answered-follow-up':
    case 'left-follow-up':
      return takeInFollowUp(living, step)
  }
}

type InModule = Extract<Step, { did: 'chose' | 'began' | 'went-on' | 'answered' }>

async function takeInModule({ viewer, life, random, ids }: Living, step: InModule): Promise<void> {
  const now = step.at
  switch (step.did) {
    case 'chose': {
      const choice = await chooseModule(viewer, life.enrolments[step.enrolment]?.moduleSlug ?? '', { now })
      if (!choice.ok) throw new Error(`A module could not be chosen: ${choice.problem}`)
      ids.chosen.set(step.enrolment, choice.enrolmentId)
      return
    }
    case 'began': {
      const attempt = life.attempts[step.attempt]
      const enrolmentId =
        ids.chosen.get(attempt?.enrolment ?? -1) ?? (await enrolmentFor(viewer, attempt?.moduleSlug ?? '', now))
      const start = await beginAttempt(viewer, { enrolmentId, now })
      if (!start.ok) throw new Error(`Enrolment ${enrolmentId} is not ${viewer.email}'s`)
      ids.attempts.set(step.attempt, start.attemptId)
      return
    }
    case 'went-on': {
      const attemptId = idAt(ids.attempts, step.attempt)
      const move = await goOnInAttempt(viewer, { attemptId, sceneId: step.sceneId, now })
      if (!move.ok) throw new Error(`Scene ${step.sceneId} could not be left: ${move.problem}`)
      return same(move.next.view.scene.id, step.after.sceneId)
    }
    case 'answered': {
      const attemptId = idAt(ids.attempts, step.attempt)
      const { answer } = step
      const outcome = await recordAnswer(viewer, { attemptId, submission: submissionOf(answer, random), now })
      if (!outcome.ok) throw new Error(`Item ${answer.itemId} could not be answered: ${outcome.problem}`)
      same(outcome.feedback.correct, answer.correct)
      return same(outcome.next.view.scene.id, step.after.sceneId)
    }
  }
}

type InFollowUp = Exclude<Step, InModule>

async function takeInFollowUp({ viewer, life, policyVersion, random, ids }: Living, step: InFollowUp): Promise<void> {
  const { organisationId, personId } = viewer
  const now = step.at
  switch (step.did) {
    case 'was-due': {
      const newSeed = () => life.followUps[step.followUp]?.seed ?? ''
      const [followUp] = await schedulePeople({ organisationId, personIds: [personId], policyVersion, now, newSeed })
      same(followUp === undefined ? 'nothing-to-ask' : 'open', step.outcome)
      if (followUp !== undefined) ids.followUps.set(step.followUp, followUp.id)
      return
    }
    case 'began-follow-up': {
      const start = await beginFollowUp(viewer, { followUpId: idAt(ids.followUps, step.followUp), now })
      return same(start.ok, true)
    }
    case 'answered-follow-up': {
      const followUpId = idAt(ids.followUps, step.followUp)
      const { answer } = step
      const outcome = await recordFollowUpAnswer(viewer, { followUpId, submission: submissionOf(answer, random), now })
      if (!outcome.ok) throw new Error(`Item ${answer.itemId} could not be answered: ${outcome.problem}`)
      return same(outcome.feedback.correct, answer.correct)
    }
    case 'left-follow-up':
      return same(await closeFollowUps({ organisationId, personId, now }), 1)
  }
}

/** As they find it on their own page. */
async function enrolmentFor(viewer: Clinician, moduleSlug: string, now: Date): Promise<string> {
  const { toDo, underWay } = await listEnrolments(viewer, { now })
  const enrolment = [...underWay, ...toDo].find(({ module }) => module.slug === moduleSlug)
  if (enrolment === undefined) throw new Error(`Nobody asks ${viewer.email} for ${moduleSlug}`)
  return enrolment.id
}

function submissionOf(answer: LivedAnswer, random: Random): SubmittedAnswer {
  const { sceneId, itemId, choice, confidence, elapsedMs } = answer
  return { answerId: uuidFrom(random), sceneId, itemId, choice, confidence, elapsedMs }
}

function idAt(ids: ReadonlyMap<number, string>, place: number): string {
  const id = ids.get(place)
  if (id === undefined) throw new Error(`Number ${place} of this life was never begun`)
  return id
}

function same<Value>(actual: Value, livedValue: Value): void {
  if (actual !== livedValue)
    throw new Error(`The application says ${String(actual)} where this life says ${String(livedValue)}`)
}
