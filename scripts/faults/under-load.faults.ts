import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '#data/database/owner-database.ts'
import { withConnection } from '#platform/database/connection.ts'
import { trials } from '#platform/testing/trials.ts'
import { startSmtp, type TestSmtp } from '#server/mail/smtp.testing.ts'
import { makeParticipants } from '#simulation/living/participants.ts'
import { type Answering, letThemAnswer } from './answering.testing.ts'
import { makeClock, type OwnClock } from './clock.testing.ts'
import { takeAllConnections } from './connections.testing.ts'
import { type Installation, send, startInstallation } from './installation.testing.ts'
import { type FullOutbox, fillOutbox } from './outbox.testing.ts'

/**
 * While clinicians answer, one thing after the other is taken away that the application stands on: two webs and two workers
 * behind a proxy, PostgreSQL, and the networks between them. After each they go on; at the end the database has exactly what
 * was acknowledged, once.
 */

const { clinicians } = trials()
const mails = 300
const thinkMs = 3000
const hourSeconds = 3600

let clock: OwnClock | null
let installation: Installation
let answering: Answering
let smtp: TestSmtp
let outbox: FullOutbox

beforeAll(async () => {
  clock = await makeClock()
  smtp = await startSmtp()
  installation = await startInstallation({
    webs: 2,
    workers: 2,
    environment: { ...clock?.environment, SMTP_URL: smtp.url },
  })
  const { participants } = await asOwner(installation.ownerUrl, (owner) =>
    makeParticipants(owner, { name: 'faults', clinicians, attemptsEach: 12, now: new Date() }),
  )
  answering = letThemAnswer(installation.origin, participants, { thinkMs })
  outbox = await fillOutbox(installation.ownerUrl, smtp, mails)
  await answering.more(clinicians)
})

afterAll(async () => {
  await installation.stop()
  await smtp.stop()
  await clock?.remove()
})

/** So many as show that everybody goes on, and not only who was not touched. */
const goOn = () => answering.more(clinicians)

describe('kill -9', () => {
  test('of a web', async () => {
    send(installation.webs[0]?.service.pid() ?? 0, 'SIGKILL')
    await goOn()
  })

  test('of both webs and both workers at once', async () => {
    for (const { service } of installation.webs) send(service.pid(), 'SIGKILL')
    for (const worker of installation.workers) send(worker.pid(), 'SIGKILL')
    await goOn()
  })

  test('of PostgreSQL with all its processes', async () => {
    installation.signalDatabase('SIGKILL')
    await goOn()
  })

  test('of one of its processes that serves a web', async () => {
    const { rows } = await withConnection(installation.ownerUrl, (owner) =>
      owner.query<{ pid: number }>("SELECT pid FROM pg_stat_activity WHERE usename = 'curtain_web' LIMIT 1"),
    )
    expect(rows).toHaveLength(1)
    send(rows[0]?.pid ?? 0, 'SIGKILL')
    await goOn()
  })
})

describe('stopped, and let go on', () => {
  const stopFor = async (ms: number, signal: (name: 'SIGSTOP' | 'SIGCONT') => void) => {
    signal('SIGSTOP')
    await pause(ms)
    signal('SIGCONT')
    await goOn()
  }

  test('a web', () => stopFor(5000, (signal) => send(installation.webs[1]?.service.pid() ?? 0, signal)))

  test('the workers', () =>
    stopFor(5000, (signal) => {
      for (const worker of installation.workers) send(worker.pid(), signal)
    }))

  // Longer than a page waits for it.
  test('PostgreSQL', () => stopFor(12_000, (signal) => installation.signalDatabase(signal)))
})

describe('used up', () => {
  test('the connections of every web: each waits for a lock', async () => {
    await withConnection(installation.ownerUrl, async (owner) => {
      await owner.query('BEGIN; LOCK TABLE answer IN ACCESS EXCLUSIVE MODE')
      await pause(12_000)
      await owner.query('ROLLBACK')
    })
    await goOn()
  })

  test('the connections that PostgreSQL takes', async () => {
    const giveBack = await takeAllConnections(installation.ownerUrl)
    // Whoever asks for a connection of their own now gets none.
    for (const { service } of installation.webs) send(service.pid(), 'SIGKILL')
    await pause(5000)
    await giveBack()
    await goOn()
  })
})

describe('a network', () => {
  const whose = ['web', 'worker'] as const

  test.for([...whose, 'front'] as const)('that is cut: between %s and what it leads to', async (of) => {
    const { cut, join } = installation.networks[of]
    cut()
    await pause(4000)
    join()
    await goOn()
  })

  test.for([...whose, 'front'] as const)('that is silent: between %s and what it leads to', async (of) => {
    const { silence, join } = installation.networks[of]
    silence()
    await pause(12_000)
    join()
    await goOn()
  })

  test('slow between all and PostgreSQL', async () => {
    for (const of of whose) installation.networks[of].slow(150)
    await goOn()
    for (const of of whose) installation.networks[of].join()
    await goOn()
  })

  test('cut between the proxy and the webs', async () => {
    installation.balancer.lead([])
    await pause(3000)
    installation.balancer.lead(installation.webs.map(({ port }) => port))
    await goOn()
  })
})

test('the clock goes forward an hour, and back two', async (test) => {
  if (clock === null) return test.skip('libfaketime is not installed')
  for (const seconds of [hourSeconds, -hourSeconds, 0]) {
    await clock.set(seconds)
    await goOn()
    if (seconds <= 0) continue
    const ahead = 'SELECT extract(epoch FROM max(answered_at) - now())::float AS seconds FROM answer'
    const { rows } = await withConnection(installation.ownerUrl, (owner) => owner.query<{ seconds: number }>(ahead))
    expect(rows[0]?.seconds).toBeGreaterThan(seconds - 600)
  }
})

test('a session cookie that is broken is a 401 for who has it, and nothing for anyone else', async () => {
  for (const value of ['', 'x', '..', 'a.b.c.d.e', '%00', 'x'.repeat(4000)]) {
    const headers = { cookie: `next-auth.session-token=${value}`, 'content-type': 'application/json' }
    const address = `${installation.origin}/api/attempts/00000000-0000-4000-8000-000000000000/answers`
    expect(await fetch(address, { method: 'POST', headers, body: '{}' })).toMatchObject({ status: 401 })
  }
  await goOn()
})

test('a new version is rolled out, and no request fails', async () => {
  const before = answering.failed()
  for (const [place, old] of [...installation.webs].entries()) {
    const web = await installation.startWeb()
    installation.webs[place] = web
    installation.balancer.lead(installation.webs.map(({ port }) => port))
    await old.service.stop()
    await goOn()
  }
  expect(answering.failed()).toBe(before)
})

test('an outbox that was full all the time is empty, and each mail has arrived', () => outbox.arrived())

test('every answer that was acknowledged is there, once, and no other', async () => {
  await answering.endAndCompare(installation.ownerUrl)
  process.stdout.write(
    `${answering.acknowledged()} answers acknowledged; ${answering.failed()} requests had to be sent again\n`,
  )
})
