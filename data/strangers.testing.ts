import { randomUUID } from 'node:crypto'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { createAssignment } from './assignments/create-assignment.ts'
import { listEnrolments } from './assignments/list-enrolments.ts'
import { beginAttempt } from './attempts/begin-attempt.ts'
import { findEnrolment } from './attempts/find-enrolment.ts'

/** Two organisations, and what the one has that a stranger of the other might reach for. */
export type World = {
  readonly owner: OwnerDatabase
  readonly home: TestOrganisation
  readonly stranger: TestOrganisation
  readonly theirs: {
    readonly answerId: string
    readonly contestId: string
    readonly followUpId: string
    readonly enrolmentId: string
    readonly attemptId: string
    readonly assignmentId: string
    readonly personId: string
    readonly waiverId: string
    readonly sceneId: string
  }
}

/** By the name of a function that a subject of `data/` exports: what a stranger gets from it. */
export type Strangers = Readonly<Record<string, (world: World) => Promise<void>>>

export const now = new Date('2026-06-01T10:00:00Z')
export const slug = 'the-call-that-dropped'

/** Makes both organisations in an empty database. */
export async function makeWorld(owner: OwnerDatabase): Promise<World> {
  const home = await makeTestOrganisation(owner, 'home')
  const stranger = await makeTestOrganisation(owner, 'stranger')
  const [clinician] = home.bayClinicians
  const assignment = await createAssignment(
    home.administrator,
    { modules: [slug], audience: { for: 'team', teamId: home.teams.ward }, dueOn: now },
    { now },
  )
  const { toDo } = await listEnrolments(clinician, { now })
  const enrolmentId = toDo[0]?.id ?? ''
  const attempt = await beginAttempt(clinician, { enrolmentId, now })
  const page = await findEnrolment(clinician, enrolmentId)
  if (!assignment.ok || !attempt.ok) throw new Error('nothing was made to reach for')
  const followUp = await owner.followUp.create({
    data: {
      organisationId: home.organisationId,
      personId: clinician.personId,
      occasion: 'week',
      modules: [slug],
      dueOn: now,
      closesOn: now,
      seed: 'seed',
    },
  })
  const contestRow = { organisationId: home.organisationId, personId: clinician.personId, itemId: 'x', practiceId: 'y' }
  const answer = await owner.answer.create({
    data: {
      ...contestRow,
      id: randomUUID(),
      attemptId: attempt.attemptId,
      sceneId: 'elsewhere',
      correct: false,
      confidence: 'guess',
      elapsedMs: 1,
      counts: false,
      answeredAt: now,
    },
  })
  const contest = await owner.contest.create({
    data: {
      ...contestRow,
      answerId: answer.id,
      documentHash: page?.module.versionHash ?? '',
      policyVersion: 1,
      kind: 'wrong',
      reason: 'Because.',
      madeAt: now,
    },
  })
  const waiver = await owner.waiver.create({
    data: {
      ...{
        organisationId: home.organisationId,
        id: randomUUID(),
        personId: clinician.personId,
        moduleSlug: 'elsewhere',
      },
      ...{ reason: 'Because.', madeById: home.administrator.personId, madeAt: now, untilDay: new Date('2100-01-01') },
    },
  })
  const theirs = {
    waiverId: waiver.id,
    answerId: answer.id,
    contestId: contest.id,
    followUpId: followUp.id,
    enrolmentId,
    attemptId: attempt.attemptId,
    assignmentId: assignment.assignmentId,
    personId: clinician.personId,
    sceneId: page?.attempt?.view.scene.id ?? '',
  }
  return { owner, home, stranger, theirs }
}

export const token = () => ({ tokenHash: randomUUID(), expiresAt: new Date('2027-01-01T00:00:00Z') })
export const submissionOf = (theirs: World['theirs']) => ({
  answerId: randomUUID(),
  sceneId: theirs.sceneId,
  itemId: 'x',
  choice: [],
  confidence: 'guess' as const,
  elapsedMs: 1,
})

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}
