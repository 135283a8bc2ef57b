import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findCase } from '#data/curriculum/shared/follow-up-cases.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { beginFollowUp } from '#data/follow-ups/begin-follow-up.ts'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import { recordFollowUpAnswer } from '#data/follow-ups/record-follow-up-answer.ts'
import { dangerouslyScheduleFollowUps } from '#data/follow-ups/schedule-follow-ups.ts'
import { clinicianReport } from '#data/reports/clinician.ts'
import { teamReport } from '#data/reports/team.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Clinician } from '#data/viewer.ts'
import { type Policy, unsetPolicy } from '#domain/policy/policy.ts'
import { rightChoice } from '#domain/scenario/paths.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { beginModule, completeModule, finishModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { savePolicy } from './save-policy.ts'

const now = new Date('2026-06-01T10:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000)
const slug = 'the-call-that-dropped'
const byTelephone: Policy = { ...unsetPolicy, fallback: 'telephone' }

let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let organisation: TestOrganisation

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const ownerConnection = await openOwner(testDatabase.ownerUrl)
  owner = ownerConnection.owner
  close = ownerConnection.close
})

beforeEach(async () => {
  organisation = await makeTestOrganisation(owner, `policy-${randomUUID()}`)
})

afterAll(async () => {
  await close()
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

async function save(policy: Policy, { basedOn, at = now }: { basedOn: number; at?: Date }) {
  return savePolicy(organisation.administrator, { policy, basedOn }, { now: at })
}

async function toConfirm(clinician: Clinician, at: Date): Promise<string[]> {
  const report = await clinicianReport(organisation.wardManager, clinician.personId, { now: at })
  return (report?.cells ?? []).filter((cell) => cell.needsConfirmation).map(({ practice }) => practice)
}

describe('a changed policy', () => {
  test('marks what was shown before, changes no verdict and no estimate, until it is confirmed on a later day', async () => {
    const [clinician, other] = organisation.wardClinicians
    await completeModule(clinician, slug, { now: later(-60) })
    const before = await clinicianReport(organisation.wardManager, clinician.personId, { now })
    const verdicts = await owner.answer.findMany({ where: { personId: clinician.personId }, orderBy: { id: 'asc' } })
    expect(await toConfirm(clinician, now)).toEqual([])
    await save(byTelephone, { basedOn: 1 })
    expect(await toConfirm(clinician, now)).toEqual(['approved-tools'])
    expect(await toConfirm(other, now)).toEqual([])
    const team = await teamReport(organisation.wardManager, organisation.teams.ward, { now })
    const markedPeople = team?.people.filter(({ cells }) => cells.some((cell) => cell.needsConfirmation))
    expect(markedPeople?.map(({ id }) => id)).toEqual([clinician.personId])
    const after = await clinicianReport(organisation.wardManager, clinician.personId, { now })
    expect(after?.cells.map(({ probability }) => probability)).toEqual(
      before?.cells.map(({ probability }) => probability),
    )
    expect(await owner.answer.findMany({ where: { personId: clinician.personId }, orderBy: { id: 'asc' } })).toEqual(
      verdicts,
    )
    await completeModule(clinician, slug, { now: later(3) })
    expect(await toConfirm(clinician, later(3))).toEqual(['approved-tools'])
    await completeModule(clinician, slug, { now: later(40) })
    expect(await toConfirm(clinician, later(40))).toEqual([])
  })

  test('is asked about first in the next follow-up, whose right answer confirms', async () => {
    const [clinician] = organisation.wardClinicians
    await completeModule(clinician, slug, { now })
    await save(byTelephone, { basedOn: 1, at: later(0.5) })
    expect(await toConfirm(clinician, later(1))).toEqual(['approved-tools'])
    const at = { now: later(8) }
    await dangerouslyScheduleFollowUps(organisation.organisationId, at)
    const followUpId = (await ownFollowUps(clinician, at)).open?.id ?? ''
    expect(await beginFollowUp(clinician, { followUpId, now: at.now })).toEqual({ ok: true })
    const row = await owner.followUp.findFirstOrThrow({ where: { id: followUpId } })
    const { asked } = z.object({ asked: z.object({ itemId: z.string(), documentHash: z.string() }) }).parse(row.state)
    const { item } = await findCase(clinician, asked, 2)
    expect(item.practice).toBe('approved-tools')
    const submission = {
      answerId: randomUUID(),
      sceneId: item.id,
      itemId: item.id,
      choice: rightChoice(item),
      confidence: 'fairly' as const,
      elapsedMs: 25_000,
    }
    expect(await recordFollowUpAnswer(clinician, { followUpId, submission, ...at })).toMatchObject({ ok: true })
    expect(await toConfirm(clinician, at.now)).toEqual([])
  })

  test('that is taken back asks nothing of anyone who did not answer in between', async () => {
    const [clinician] = organisation.wardClinicians
    await completeModule(clinician, slug, { now: later(-60) })
    await save(byTelephone, { basedOn: 1 })
    await save(unsetPolicy, { basedOn: 2, at: later(1) })
    expect(await toConfirm(clinician, later(1))).toEqual([])
  })

  test('leaves an attempt under way on the policy that it was begun with', async () => {
    const [clinician] = organisation.wardClinicians
    const attempt = await beginModule(clinician, slug, { now: later(-1) })
    await save(byTelephone, { basedOn: 1 })
    await finishModule(clinician, attempt, { now: later(20) })
    expect(await owner.attempt.findFirst({ where: { id: attempt.attemptId } })).toMatchObject({ policyVersion: 1 })
    expect(await toConfirm(clinician, later(20))).toEqual(['approved-tools'])
  })
})
