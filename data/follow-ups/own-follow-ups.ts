import type { ModuleFace } from '#data/curriculum/shared/module-faces.ts'
import { keptPlanReaderIn } from '#data/database/read.ts'
import { facesOf } from '#data/follow-ups/internal/faces-of.ts'
import { followUpFacts } from '#data/follow-ups/internal/follow-up-facts.ts'
import type { Clinician } from '#data/viewer.ts'
import { isOver, nextFollowUp } from '#domain/follow-ups/schedule.ts'

/** A follow-up that can be done now. Days are midnights UTC. */
export type OpenFollowUp = {
  readonly id: string
  readonly progress: 'waiting' | 'under-way'
  /** What it is about: the modules that it follows, as far as they are in service. */
  readonly modules: readonly ModuleFace[]
  readonly closesOn: Date
}

export type OwnFollowUps = {
  readonly open: OpenFollowUp | null
  /** The round of practising that is under way, and its practice. */
  readonly practising: { readonly id: string; readonly practice: string } | null
  /** When the next one comes, unless one is open or none is to come. */
  readonly nextOn: Date | null
}

/** The follow-up that waits for the viewer, or when the next one comes. */
export async function ownFollowUps(viewer: Clinician, { now }: { now: Date }): Promise<OwnFollowUps> {
  const { organisationId, personId } = viewer
  const facts = await followUpFacts(keptPlanReaderIn(viewer), { organisationId, personIds: [personId], now })
  const { open: openFollowUp, trainings, earlier } = facts(personId)
  const nextOn = nextFollowUp(trainings, earlier, { now })?.dueOn ?? null
  if (openFollowUp === null || isOver(openFollowUp, { now })) return { open: null, practising: null, nextOn }
  const { id, modules, practises, closesOn, startedAt } = openFollowUp
  if (practises !== null) return { open: null, practising: { id, practice: practises }, nextOn }
  const progress = startedAt === null ? 'waiting' : 'under-way'
  return { open: { id, progress, modules: await facesOf(viewer, modules), closesOn }, practising: null, nextOn: null }
}
