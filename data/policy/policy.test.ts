import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { listAuditEvents } from '#data/auditing/list-audit-events.ts'
import { caseAsked } from '#data/curriculum/shared/follow-up-cases.ts'
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
import { makeTestOrganisation, publishContent, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { policyVersions } from './policy-versions.ts'
import { previewPolicy } from './preview-policy.ts'
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
  const opened = await openOwner(testDatabase.ownerUrl)
  owner = opened.owner
  close = opened.close
  await publishContent(owner)
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

describe('the versions of a policy', () => {
  test('are kept with who, when and what, the newest in force', async () => {
    expect(await save(byTelephone, { basedOn: 1 })).toEqual({ ok: true, version: 2 })
    const tools = { ...unsetPolicy.tools, video: ['Clinic Connect'] }
    expect(await save({ ...byTelephone, tools }, { basedOn: 2, at: later(1) })).toEqual({ ok: true, version: 3 })
    const [inForce, second, first] = await policyVersions(organisation.administrator)
    expect(inForce).toMatchObject({ version: 3, since: later(1), policy: { tools: { video: ['Clinic Connect'] } } })
    expect(inForce.changes).toEqual([{ what: 'tools', purpose: 'video', before: null, after: ['Clinic Connect'] }])
    expect(second?.changes).toEqual([{ what: 'fallback', before: null, after: 'telephone' }])
    expect(second?.by).toMatch(/^admin /)
    expect(first).toMatchObject({ version: 1, by: null, changes: [] })
  })

  test('leave an audit event each', async () => {
    await save(byTelephone, { basedOn: 1 })
    const { events } = await listAuditEvents(organisation.administrator, { before: null })
    expect(events.map(({ action }) => action)).toContain('policy.changed')
  })

  test('are not made of what says the same, nor on top of what somebody else saved meanwhile', async () => {
    expect(await save(unsetPolicy, { basedOn: 1 })).toEqual({ ok: false, problem: 'unchanged' })
    const both = await Promise.all([
      save(byTelephone, { basedOn: 1 }),
      save({ ...unsetPolicy, recording: 'never' }, { basedOn: 1 }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, problem: 'changed-meanwhile' })
    expect(await policyVersions(organisation.administrator)).toHaveLength(2)
  })

  test('can be changed by nobody', async () => {
    await save(byTelephone, { basedOn: 1 })
    const { organisationId } = organisation
    await expect(owner.policyEffect.updateMany({ where: { organisationId }, data: { teachesAs: 1 } })).rejects.toThrow(
      /immutable/,
    )
  })
})

describe('the preview', () => {
  test('tells scene by scene what a new policy says otherwise, and writes nothing', async () => {
    const preview = await previewPolicy(organisation.administrator, byTelephone)
    expect(preview.changes).toEqual([{ what: 'fallback', before: null, after: 'telephone' }])
    const module = preview.modules.find(({ id }) => id === slug)
    const principle = module?.moments.flatMap(({ texts }) => texts).find(({ place }) => place === 'principle')
    expect(principle?.before.text).toContain('check with your manager')
    expect(principle?.after.text).toContain('telephone')
    expect(await policyVersions(organisation.administrator)).toHaveLength(1)
  })

  test('shows options that come and go', async () => {
    const preview = await previewPolicy(organisation.administrator, { ...unsetPolicy, recording: 'never' })
    const options = [...preview.modules, ...preview.followUps]
      .flatMap(({ moments }) => moments)
      .flatMap((moment) => moment.options)
    expect(options.map(({ becomes }) => becomes)).toContain('offered')
    expect(options.map(({ becomes }) => becomes)).toContain('no-longer-offered')
  })

  test('names the practices to be confirmed, and how many have answered about them', async () => {
    await completeModule(organisation.wardClinicians[0], slug, { now: later(-30) })
    const { toConfirm: practices } = await previewPolicy(organisation.administrator, byTelephone)
    expect(practices.find(({ practice }) => practice.id === 'approved-tools')?.people).toBe(1)
    expect(practices.map(({ practice }) => practice.id)).not.toContain('access-and-passwords')
  })

  test('of a policy that says the same is empty', async () => {
    expect(await previewPolicy(organisation.administrator, unsetPolicy)).toEqual({
      changes: [],
      modules: [],
      followUps: [],
      toConfirm: [],
    })
  })
})

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
    const marked = team?.people.filter(({ cells }) => cells.some((cell) => cell.needsConfirmation))
    expect(marked?.map(({ id }) => id)).toEqual([clinician.personId])
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
    const { item } = await caseAsked(clinician, asked, 2)
    expect(item.practice).toBe('approved-tools')
    const given = {
      answerId: randomUUID(),
      sceneId: item.id,
      itemId: item.id,
      choice: rightChoice(item),
      confidence: 'fairly' as const,
      elapsedMs: 25_000,
    }
    expect(await recordFollowUpAnswer(clinician, { followUpId, given, ...at })).toMatchObject({ ok: true })
    expect(await toConfirm(clinician, at.now)).toEqual([])
  })

  test('that is taken back asks nothing of whoever did not answer in between', async () => {
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
