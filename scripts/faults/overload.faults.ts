import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner } from '#data/database/owner-database.ts'
import { connect } from '#platform/database/connection.ts'
import { cookieOf } from '#scripts/bench/open-page.ts'
import { makeParticipants } from '#simulation/living/participants.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { letThemAnswer } from './answering.testing.ts'
import { type Installation, startInstallation } from './installation.testing.ts'

/**
 * A web that has too much to do, because pages wait for a lock and hold their places: reports and pages are turned away, and
 * every answer is taken.
 */

const room = 8
const clinicians = 20

let installation: Installation
let cookie: string
let participants: Awaited<ReturnType<typeof makeParticipants>>['participants']

beforeAll(async () => {
  const environment = { REQUESTS_AT_ONCE: `${room}`, DATABASE_TIMEOUT: '60000' }
  installation = await startInstallation({ webs: 1, workers: 0, environment })
  const organisation = await asOwner(installation.ownerUrl, async (owner) => ({
    ...(await makeParticipants(owner, { name: 'overload', clinicians, attemptsEach: 2, now: new Date() })),
    administrator: (await makeTestOrganisation(owner, 'overloading')).administrator,
  }))
  participants = organisation.participants
  cookie = await cookieOf(organisation.administrator, new Date())
})

afterAll(() => installation.stop())

const statusOf = (path: string) =>
  fetch(`${installation.origin}${path}`, { headers: { cookie }, redirect: 'manual' }).then(async (response) => {
    await response.arrayBuffer()
    return response.status
  })

test('reports and pages are turned away, answers and health are not; then everything is as before', async () => {
  const before = [await statusOf('/api/export/items'), await statusOf('/admin/audit'), await statusOf('/learn')]
  expect(before).not.toContain(503)

  const owner = await connect(installation.ownerUrl)
  // The page of the audit trail reads it; an answer does not.
  await owner.query('BEGIN; LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE')
  // Half the room is where administration ends: no more of these pages can hold a place.
  const heldReplies = Array.from({ length: room / 2 }, () => statusOf('/admin/audit'))
  await expect.poll(() => statusOf('/admin/audit'), { timeout: 30_000 }).toBe(503)

  const answering = letThemAnswer(installation.origin, participants, { thinkMs: 200 })
  await answering.more(clinicians * 5)
  expect(await statusOf('/api/export/items')).toBe(503)
  expect(await statusOf('/api/v1/people')).toBe(503)
  expect(await statusOf('/api/health/live')).toBe(200)
  await answering.endAndCompare(installation.ownerUrl)
  expect(answering.failed()).toBe(0)

  await owner.query('ROLLBACK')
  await owner.end()
  expect(await Promise.all(heldReplies)).toEqual(heldReplies.map(() => 200))
  expect([await statusOf('/api/export/items'), await statusOf('/admin/audit'), await statusOf('/learn')]).toEqual(
    before,
  )
})
