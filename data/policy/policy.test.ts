import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listAuditEvents } from '#data/auditing/list-audit-events.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { type Policy, unsetPolicy } from '#domain/policy/policy.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
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

  test('are not made of what says the same, nor on top of what someone else saved meanwhile', async () => {
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

  test('shows options whose rightness changes; how one comes and goes is tested where it is decided', async () => {
    const preview = await previewPolicy(organisation.administrator, { ...unsetPolicy, recording: 'never' })
    const options = [...preview.modules, ...preview.followUps]
      .flatMap(({ moments }) => moments)
      .flatMap((moment) => moment.options)
    expect(options.map(({ becomes }) => becomes)).toContain('right')
    expect(options.map(({ becomes }) => becomes)).toContain('wrong')
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
