import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAuditChain } from '#data/auditing/check-audit-chain.ts'
import { entryOf } from '#data/database/entry.ts'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Viewer } from '#data/viewer.ts'
import { connect } from '#platform/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { type LivedOrganisation, makeLivedOrganisation } from '#simulation/testing/lived-organisation.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'

/** What a statement that someone slipped into the web process can make of erasing and of periods, at once and in the next night. */

const later = new Date('2999-01-01T00:00:00Z')
const tonight = () => new Date(Date.now() + 60_000)
let testDatabase: TestDatabase
let owner: OwnerDatabase
let close: () => Promise<void>
let web: pg.Client
let worker: pg.Client
let livedOrganisation: LivedOrganisation
let stranger: TestOrganisation
let leaverId = ''

beforeAll(async () => {
  testDatabase = await createTestDatabase({ as: 'web' })
  ;({ owner, close } = await openOwner(testDatabase.ownerUrl))
  const from = new Date(Date.now() - 150 * 24 * 60 * 60 * 1000)
  livedOrganisation = await makeLivedOrganisation(owner, 'lived', { from })
  stranger = await makeTestOrganisation(owner, 'stranger')
  leaverId = livedOrganisation.clinicians[0]?.personId ?? ''
  ;[web, worker] = await Promise.all([connect(testDatabase.urls.web), connect(testDatabase.urls.worker)])
}, 120_000)

afterAll(async () => {
  await Promise.all([web.end(), worker.end(), close()])
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** What the last of these statements returned, all of them in one transaction of the web process. */
async function slipIn(viewer: Viewer, ...statements: readonly (readonly [string, ...unknown[]])[]): Promise<unknown> {
  await web.query('BEGIN')
  try {
    await web.query('SELECT enter_organisation($1)', [entryOf(viewer)])
    let value: unknown
    for (const [text, ...values] of statements)
      value = (await web.query({ text, values, rowMode: 'array' })).rows[0]?.[0]
    await web.query('COMMIT')
    return value
  } catch (error) {
    await web.query('ROLLBACK')
    throw error
  }
}

const leave = (personId: string) =>
  [`UPDATE person SET status = 'suspended', left_at = '1990-01-01' WHERE id = $1`, personId] as const
const erase = (actor: Viewer, personId: string) =>
  [`SELECT erase_person($1, $2, 'Asked', 'Nobody', $3)`, actor.personId, personId, later] as const
const answersOf = (personId: string) => owner.answer.count({ where: { personId } })

test('it erases nobody elsewhere, nor in the name of someone else or of nobody', async () => {
  const person = await owner.person.findFirstOrThrow({ where: { id: leaverId } })
  const [clinician] = stranger.wardClinicians
  await owner.person.updateMany({ where: { id: leaverId }, data: { leftAt: new Date() } })
  expect(await slipIn(stranger.administrator, erase(stranger.administrator, leaverId))).toBeNull()
  await slipIn(livedOrganisation.administrator, leave(leaverId))
  await expect(
    slipIn(clinician, leave(clinician.personId), erase(stranger.administrator, clinician.personId)),
  ).rejects.toThrow('in the name of the person who acts')
  expect(await slipIn(clinician, leave(clinician.personId), erase(clinician, clinician.personId))).toBeNull()
  expect(
    await slipIn(clinician, leave(clinician.personId), [
      `SELECT erase_person(NULL, $1, 'Asked', 'Nobody', $2)`,
      clinician.personId,
      later,
    ]),
  ).toBeNull()
  expect((await owner.person.findFirstOrThrow({ where: { id: leaverId } })).email).toBe(person.email)
})

test('an erasure is said in the trail, and deletes no evidence before its time, whenever they are said to have left', async () => {
  const evidence = await answersOf(leaverId)
  expect(evidence).toBeGreaterThan(10)
  const period = ['UPDATE organisation SET evidence_kept_months = -1000'] as const
  expect(
    await slipIn(
      livedOrganisation.administrator,
      period,
      leave(leaverId),
      erase(livedOrganisation.administrator, leaverId),
    ),
  ).toBe(0)
  expect(await answersOf(leaverId)).toBe(evidence)
  const [event] = await owner.auditEvent.findMany({ where: { action: 'person.erased' } })
  expect(event).toMatchObject({
    actorId: livedOrganisation.administrator.personId,
    subjectId: leaverId,
    detail: { reason: 'Asked' },
  })
  expect(Math.abs((event?.at.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
  expect(await checkAuditChain(livedOrganisation.administrator)).toMatchObject({ holds: 'yes' })
})

test('the next night deletes neither evidence nor the trail before a time that an organisation can choose', async () => {
  const { organisationId } = livedOrganisation
  const another = livedOrganisation.clinicians[1]?.personId ?? ''
  const evidence = await answersOf(another)
  await slipIn(livedOrganisation.administrator, leave(another), [
    'UPDATE organisation SET evidence_kept_months = -1000, trail_kept_months = -1000, networks_kept_months = -1000',
  ])
  const events = await owner.auditEvent.count({ where: { organisationId } })
  const night = async (text: string) =>
    (await worker.query({ text, values: [organisationId, tonight()], rowMode: 'array' })).rows[0]?.[0]
  await worker.query(`SELECT set_config('app.organisation_id', $1, false)`, [organisationId])
  expect(await night(`SELECT delete_past_evidence($1, 'Nobody', $2, 50)`)).toBe(0)
  expect(await night('SELECT delete_past_events($1, $2, 5000)')).toBe(0)
  expect(await night('SELECT redact_past_networks($1, $2, 5000)')).toBe(0)
  expect(await answersOf(another)).toBe(evidence)
  expect(await owner.auditEvent.count({ where: { organisationId } })).toBe(events)
  await owner.organisation.updateMany({
    where: { id: organisationId },
    data: { evidenceKeptMonths: 72, trailKeptMonths: 84 },
  })
})
