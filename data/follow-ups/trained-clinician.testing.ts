import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { FollowUpDocumentSchema } from '#curriculum/schema/document.ts'
import { findCase } from '#data/curriculum/shared/follow-up-cases.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Clinician } from '#data/viewer.ts'
import type { Item } from '#domain/scenario/module.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { beginFollowUp } from './begin-follow-up.ts'
import { ownFollowUps } from './own-follow-ups.ts'
import { recordFollowUpAnswer } from './record-follow-up-answer.ts'
import { dangerouslyScheduleFollowUps } from './schedule-follow-ups.ts'

const trainedAt = new Date('2026-06-01T10:00:00Z')
export const later = (days: number) => new Date(trainedAt.getTime() + days * 24 * 60 * 60 * 1000)
export const slug = 'the-call-that-dropped'

export let organisation: TestOrganisation
export let clinician: Clinician
export let owner: OwnerDatabase
let testDatabase: TestDatabase
let close: () => Promise<void>

/** A database with what is published, and before each test a clinician who has done one module. */
export function setUpTrainedClinician(): void {
  beforeAll(async () => {
    testDatabase = await createTestDatabase()
    const ownerConnection = await openOwner(testDatabase.ownerUrl)
    owner = ownerConnection.owner
    close = ownerConnection.close
  })

  beforeEach(async () => {
    organisation = await makeTestOrganisation(owner, `follow-ups-${randomUUID()}`)
    clinician = organisation.wardClinicians[0]
    await completeModule(clinician, slug, { now: trainedAt })
  })

  afterAll(async () => {
    await close()
    await dangerouslyDisconnect()
    await testDatabase.drop()
  })
}

export const schedule = (days: number) =>
  dangerouslyScheduleFollowUps(organisation.organisationId, { now: later(days) })
export const rows = () =>
  owner.followUp.findMany({ where: { personId: clinician.personId }, orderBy: { dueOn: 'asc' } })
export const answers = () =>
  owner.answer.findMany({ where: { personId: clinician.personId, followUpId: { not: null } } })
export const understanding = () => owner.understanding.findMany({ where: { personId: clinician.personId } })

/** The clinician with a follow-up begun on the eighth day after the training. */
export async function startFollowUp(): Promise<string> {
  await schedule(8)
  const { open } = await ownFollowUps(clinician, { now: later(8) })
  const followUpId = open?.id ?? ''
  expect(await beginFollowUp(clinician, { followUpId, now: later(8) })).toEqual({ ok: true })
  return followUpId
}

export async function itemAskedIn(followUpId: string, viewer = clinician): Promise<Item> {
  const row = await owner.followUp.findFirstOrThrow({ where: { id: followUpId } })
  const { asked } = row.state as { asked: { itemId: string; documentHash: string } }
  return (await findCase(viewer, asked, row.policyVersion ?? 0)).item
}

export const answerTo = (item: Item, choice: readonly string[] = rightChoice(item)) => ({
  answerId: randomUUID(),
  sceneId: item.id,
  itemId: item.id,
  choice,
  confidence: 'fairly' as const,
  elapsedMs: 25_000,
})

/** Answers until it has ended; returns the items. */
export async function finish(followUpId: string, days = 8): Promise<Item[]> {
  const items: Item[] = []
  for (;;) {
    const item = await itemAskedIn(followUpId)
    items.push(item)
    const outcome = await recordFollowUpAnswer(clinician, { followUpId, submission: answerTo(item), now: later(days) })
    if (!outcome.ok) throw new Error(outcome.problem)
    if (outcome.next.view.then.do === 'end') return items
  }
}

/** As if the clinician had been asked everything that is in the bank. */
export async function meetEveryCase(): Promise<void> {
  const versions = await owner.moduleVersion.findMany({ where: { slug: { startsWith: 'follow-ups/' } } })
  const { attemptId } = await owner.answer.findFirstOrThrow({ where: { personId: clinician.personId } })
  const items = versions.flatMap(({ document }) => FollowUpDocumentSchema.parse(document).items)
  await owner.answer.createMany({
    data: items.map(({ item }) => ({
      organisationId: organisation.organisationId,
      id: randomUUID(),
      personId: clinician.personId,
      attemptId,
      sceneId: item.id,
      itemId: item.id,
      practiceId: item.practice,
      choice: [],
      correct: true,
      confidence: 'fairly' as const,
      elapsedMs: 20_000,
      misconceptions: [],
      counts: false,
      answeredAt: trainedAt,
    })),
  })
}
