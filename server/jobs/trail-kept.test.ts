import { beforeAll, expect, test } from 'vitest'
import { checkAuditChain } from '#data/auditing/check-audit-chain.ts'
import { changeRetention } from '#data/retention/change-retention.ts'
import { dangerouslyListToRetain } from '#data/retention/enforce-retention.ts'
import { findRetention } from '#data/retention/find-retention.ts'
import { previewRetention } from '#data/retention/preview-retention.ts'
import { home, owner, setUpHome, testDatabase } from '#simulation/testing/set-up.ts'
import { asWorker } from './as-worker.testing.ts'
import { keepPeriodsIn } from './retention.ts'

setUpHome()

let organisationId = ''

beforeAll(async () => {
  organisationId = home.organisationId
  for (let year = 2030; year < 2036; year++)
    for (let time = 0; time < 3; time++) await signIn(new Date(Date.UTC(year, 5, 1 + time)))
})
const now = new Date('2035-12-01T02:29:00Z')
const person = () => ({ organisationId, actorId: home.administrator.personId, subjectId: home.administrator.personId })

function signIn(at: Date) {
  const detail = { network: '192.0.2.0/24', how: 'password' }
  return owner.auditEvent.create({
    data: { ...person(), action: 'person.signed-in', subjectType: 'person', detail, at },
  })
}

const events = () => owner.auditEvent.findMany({ where: { organisationId }, orderBy: { place: 'asc' } })
const networks = async () =>
  (await events()).filter(({ detail }) => JSON.stringify(detail).includes('192.0.2.0')).length

test('networks go out of entries that are a year old, and the chain holds', async () => {
  expect(await previewRetention(home.administrator, { kind: 'networks', months: 12 }, { now })).toBe(15)
  expect(await dangerouslyListToRetain({ now })).toEqual([organisationId])
  await asWorker(testDatabase, async () => {
    expect(await keepPeriodsIn(organisationId, { now })).toMatchObject({ networks: 15 })
    expect(await keepPeriodsIn(organisationId, { now })).toMatchObject({ networks: 0 })
  })
  expect(await networks()).toBe(3)
  expect(await checkAuditChain(home.administrator)).toMatchObject({ holds: 'yes', checked: 'whole' })
  expect((await findRetention(home.administrator)).deletions).toContainEqual(
    expect.objectContaining({ kind: 'networks', people: 1, records: 15 }),
  )
})

test('entries go once they are older than the organisation keeps them, never sooner than the evidence, and the chain holds', async () => {
  const period = { kind: 'trail', months: 48 } as const
  expect(await changeRetention(home.administrator, period, { now })).toBe('trail-too-short')
  await changeRetention(home.administrator, { kind: 'evidence', months: 24 }, { now })
  expect(await previewRetention(home.administrator, period, { now })).toBeGreaterThan(5)
  expect(await changeRetention(home.administrator, period, { now })).toBe('changed')
  const before = await events()
  await asWorker(testDatabase, async () => {
    await keepPeriodsIn(organisationId, { now })
  })
  const after = await events()
  expect(after[0]?.at.getUTCFullYear()).toBe(2032)
  expect(after.length).toBeLessThan(before.length)
  expect(after.at(-1)).toMatchObject({ action: 'retention.deleted', detail: { kind: 'trail' } })
  expect(await checkAuditChain(home.administrator)).toMatchObject({ holds: 'yes', checked: 'whole' })
  expect(await dangerouslyListToRetain({ now })).toEqual([])

  // One more that is taken away is missed, whatever the head says then.
  const [first, second] = after
  await owner.auditEvent.deleteMany({ where: { organisationId, id: first?.id ?? '' } })
  await owner.auditHead.updateMany({
    where: { organisationId },
    data: { firstPlace: second?.place ?? 0, hashBefore: first?.hash ?? '' },
  })
  expect(await checkAuditChain(home.administrator)).toMatchObject({ holds: 'no', place: Number(second?.place) })
})
