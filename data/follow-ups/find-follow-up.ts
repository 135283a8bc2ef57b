import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import type { PracticeTexts } from '#data/curriculum/shared/curriculum-texts.ts'
import { practicesFor } from '#data/curriculum/shared/curriculum-texts.ts'
import { findCase } from '#data/curriculum/shared/follow-up-cases.ts'
import type { ModuleFace } from '#data/curriculum/shared/module-faces.ts'
import { facesOf } from '#data/follow-ups/internal/faces-of.ts'
import type { FollowUpView } from '#data/follow-ups/internal/follow-up-view.ts'
import { feedbackInFollowUp, viewOfFollowUp } from '#data/follow-ups/internal/follow-up-view.ts'
import type { FollowUpForAnswer } from '#data/follow-ups/shared/follow-up-row.ts'
import { findFollowUpForAnswer } from '#data/follow-ups/shared/follow-up-row.ts'
import { noSuchId } from '#data/no-such-id.ts'
import type { Clinician } from '#data/viewer.ts'
import type { FollowUpState, PracticeStatus } from '#domain/follow-ups/follow-up-state.ts'
import { isOver } from '#domain/follow-ups/schedule.ts'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import type { Text } from '#domain/scenario/module.ts'
import { ownFollowUps } from './own-follow-ups.ts'

/** What a follow-up says at its end. */
export type FollowUpEnd = {
  readonly endedAt: Date
  /** In the order in which they were answered, each with the moment that it asked about. */
  readonly answers: readonly { readonly situation: readonly Text[]; readonly feedback: Feedback }[]
  /** The practices asked about, and others whose status changed with them: what was said of them before, and at the end. */
  readonly changes: readonly {
    readonly practice: PracticeTexts
    readonly before: PracticeStatus | null
    readonly after: PracticeStatus
  }[]
  readonly nextOn: Date | null
}

export type FollowUpPage = {
  readonly id: string
  readonly modules: readonly ModuleFace[]
  /** The practice that its reader chose to practise; null: it was asked of them. */
  readonly practises: PracticeTexts | null
  readonly closesOn: Date
} & (
  | { readonly progress: 'waiting' }
  | { readonly progress: 'under-way'; readonly player: FollowUpView }
  | { readonly progress: 'ended'; readonly end: FollowUpEnd }
  /** Its time is over. What was answered in it counts. */
  | { readonly progress: 'over'; readonly answered: number; readonly nextOn: Date | null }
)

/** One follow-up of the viewer's own, as far as it is: not begun, under way, ended or over. Null: not found. */
export async function findFollowUp(
  viewer: Clinician,
  followUpId: string,
  { now }: { now: Date },
): Promise<FollowUpPage | null> {
  const followUp = await findFollowUpForAnswer(viewer, { followUpId, answerId: noSuchId })
  if (followUp === null) return null
  const { id, closesOn, state, policyVersion, endedAt, expiredAt, seed } = followUp
  const practices = practicesFor(viewer, await curriculumInService(viewer))
  const practises = practices.find((practice) => practice.id === followUp.practises) ?? null
  const face = { id, closesOn, modules: await facesOf(viewer, followUp.modules), practises }
  const startedFollowUp = state === null || policyVersion === null ? null : { state, policyVersion, seed }
  if (endedAt !== null && startedFollowUp !== null)
    return {
      ...face,
      progress: 'ended',
      end: await endOf(viewer, { ...followUp, ...startedFollowUp, endedAt }, { now }),
    }
  if (expiredAt !== null || isOver(followUp, { now })) {
    const { nextOn } = await ownFollowUps(viewer, { now })
    return { ...face, progress: 'over', answered: state?.answered.length ?? 0, nextOn }
  }
  if (startedFollowUp === null) return { ...face, progress: 'waiting' }
  return { ...face, progress: 'under-way', player: await viewOfFollowUp(viewer, startedFollowUp) }
}

async function endOf(
  viewer: Clinician,
  followUp: FollowUpForAnswer & { state: FollowUpState; policyVersion: number; endedAt: Date },
  { now }: { now: Date },
): Promise<FollowUpEnd> {
  const { state, endedAt } = followUp
  const practices = practicesFor(viewer, await curriculumInService(viewer))
  const before = new Map(state.before.map((status) => [status.practice, status]))
  const after = new Map((state.after ?? []).map((status) => [status.practice, status]))
  const answeredPractices = new Set(state.answered.map(({ practice }) => practice))
  return {
    endedAt,
    answers: await Promise.all(
      state.answered.map(async (answeredItem) => ({
        situation: (await findCase(viewer, answeredItem, followUp.policyVersion)).situation,
        feedback: await feedbackInFollowUp(viewer, followUp, answeredItem.itemId),
      })),
    ),
    changes: practices.flatMap((practice) => {
      const [then, now] = [before.get(practice.id) ?? null, after.get(practice.id)]
      if (now === undefined || !(answeredPractices.has(practice.id) || then?.status !== now.status)) return []
      return [{ practice, before: then, after: now }]
    }),
    nextOn: (await ownFollowUps(viewer, { now })).nextOn,
  }
}
