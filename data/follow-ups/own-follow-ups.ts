import { curriculumInService, type PracticeTexts, practicesFor } from '#data/curriculum/shared/curriculum.ts'
import { caseAsked } from '#data/curriculum/shared/follow-up-cases.ts'
import { type ModuleFace, modulesFor } from '#data/curriculum/shared/module-faces.ts'
import { readingIn } from '#data/database/read.ts'
import { noSuchId } from '#data/no-such-id.ts'
import type { Clinician } from '#data/viewer.ts'
import type { FollowUpState, PracticeStanding } from '#domain/follow-ups/follow-up-state.ts'
import { isOver, nextFollowUp } from '#domain/follow-ups/schedule.ts'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import type { Text } from '#domain/scenario/module.ts'
import { followUpFacts } from './internal/follow-up-facts.ts'
import { type FollowUpView, feedbackInFollowUp, viewOfFollowUp } from './internal/follow-up-view.ts'
import { type FollowUpForAnswer, findFollowUpForAnswer } from './shared/follow-up-row.ts'

/** A follow-up that can be done now. Days are midnights UTC. */
export type OpenFollowUp = {
  readonly id: string
  readonly standing: 'waiting' | 'under-way'
  /** What it is about: the modules that it follows, as far as they are in service. */
  readonly modules: readonly ModuleFace[]
  readonly closesOn: Date
}

export type OwnFollowUps = {
  readonly open: OpenFollowUp | null
  /** When the next one comes, unless one is open or none is to come. */
  readonly nextOn: Date | null
}

/** The follow-up that waits for the viewer, or when the next one comes. */
export async function ownFollowUps(viewer: Clinician, { now }: { now: Date }): Promise<OwnFollowUps> {
  const { organisationId, personId } = viewer
  const facts = await followUpFacts(readingIn(viewer), { organisationId, personIds: [personId], now })
  const { open: found, trainings, earlier } = facts(personId)
  const nextOn = nextFollowUp(trainings, earlier, { now })?.dueOn ?? null
  if (found === null || isOver(found, { now })) return { open: null, nextOn }
  const { id, modules, closesOn, startedAt } = found
  const standing = startedAt === null ? 'waiting' : 'under-way'
  return { open: { id, standing, modules: await facesOf(viewer, modules), closesOn }, nextOn: null }
}

/** What a follow-up says at its end. */
export type FollowUpEnd = {
  readonly endedAt: Date
  /** In the order in which they were answered, each with the moment that it asked about. */
  readonly answers: readonly { readonly situation: readonly Text[]; readonly feedback: Feedback }[]
  /** The practices asked about, and others whose status changed with them: what was said of them before, and at the end. */
  readonly changes: readonly {
    readonly practice: PracticeTexts
    readonly before: PracticeStanding | null
    readonly after: PracticeStanding
  }[]
  readonly nextOn: Date | null
}

export type FollowUpPage = {
  readonly id: string
  readonly modules: readonly ModuleFace[]
  readonly closesOn: Date
} & (
  | { readonly standing: 'waiting' }
  | { readonly standing: 'under-way'; readonly player: FollowUpView }
  | { readonly standing: 'ended'; readonly end: FollowUpEnd }
  /** Its time is over. What was answered in it counts. */
  | { readonly standing: 'over'; readonly answered: number; readonly nextOn: Date | null }
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
  const face = { id, closesOn, modules: await facesOf(viewer, followUp.modules) }
  const begun = state === null || policyVersion === null ? null : { state, policyVersion, seed }
  if (endedAt !== null && begun !== null)
    return { ...face, standing: 'ended', end: await endOf(viewer, { ...followUp, ...begun, endedAt }, { now }) }
  if (expiredAt !== null || isOver(followUp, { now })) {
    const { nextOn } = await ownFollowUps(viewer, { now })
    return { ...face, standing: 'over', answered: state?.answered.length ?? 0, nextOn }
  }
  if (begun === null) return { ...face, standing: 'waiting' }
  return { ...face, standing: 'under-way', player: await viewOfFollowUp(viewer, begun) }
}

async function endOf(
  viewer: Clinician,
  followUp: FollowUpForAnswer & { state: FollowUpState; policyVersion: number; endedAt: Date },
  { now }: { now: Date },
): Promise<FollowUpEnd> {
  const { state, endedAt } = followUp
  const practices = practicesFor(viewer, await curriculumInService(viewer))
  const before = new Map(state.before.map((standing) => [standing.practice, standing]))
  const after = new Map((state.after ?? []).map((standing) => [standing.practice, standing]))
  const asked = new Set(state.answered.map(({ practice }) => practice))
  return {
    endedAt,
    answers: await Promise.all(
      state.answered.map(async (answered) => ({
        situation: (await caseAsked(viewer, answered, followUp.policyVersion)).situation,
        feedback: await feedbackInFollowUp(viewer, followUp, answered.itemId),
      })),
    ),
    changes: practices.flatMap((practice) => {
      const [then, now] = [before.get(practice.id) ?? null, after.get(practice.id)]
      if (now === undefined || !(asked.has(practice.id) || then?.status !== now.status)) return []
      return [{ practice, before: then, after: now }]
    }),
    nextOn: (await ownFollowUps(viewer, { now })).nextOn,
  }
}

async function facesOf(viewer: Clinician, slugs: readonly string[]): Promise<ModuleFace[]> {
  const faces = await modulesFor(viewer, await curriculumInService(viewer))
  return slugs.flatMap((slug) => faces.get(slug) ?? [])
}
