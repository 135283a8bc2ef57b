import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { connect } from '#platform/database/connection.ts'
import { trials } from '#platform/testing/trials.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import { makeParticipants } from '#simulation/living/participants.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { type Answering, letThemAnswer } from './answering.testing.ts'
import { type Installation, send, startInstallation } from './installation.testing.ts'
import { isPoolerInstalled } from './pooler.testing.ts'

/**
 * What a large installation adds, each killed while clinicians answer: several web processes behind one port, PgBouncer in
 * transaction mode (where it is installed), and a streaming replica that reports are read from.
 */

const { clinicians } = trials()

let installation: Installation
let answering: Answering
let reader: { organisationId: string; cookie: string }

beforeAll(async () => {
  installation = await startInstallation({
    ...{ webs: 1, workers: 2, processesEach: 2, withPooler: isPoolerInstalled, withReplica: true },
  })
  const now = new Date()
  const organisation = await asOwner(installation.ownerUrl, async (owner) => ({
    ...(await makeParticipants(owner, { name: 'scale-out', clinicians, attemptsEach: 6, now })),
    administrator: (await makeTestOrganisation(owner, 'readers')).administrator,
  }))
  const { organisationId } = organisation.administrator
  const expiresAt = new Date(now.getTime() + 8 * 3600_000)
  const { sessionId } = await dangerouslyStartSession(organisation.administrator, {
    expiresAt,
    network: '192.0.2.1',
    now,
  })
  reader = {
    organisationId,
    cookie: `${sessionCookieName()}=${await sealSessionCookie({ organisationId, sessionId })}`,
  }
  answering = letThemAnswer(installation.origin, organisation.participants, { thinkMs: 3000 })
  await answering.more(clinicians)
})

afterAll(() => installation.stop())

const goOn = () => answering.more(clinicians)

/** The web processes behind the port. */
function webPids(): number[] {
  const [listening] = installation.webs
  const words = ['-o', 'pid=', '--ppid', `${listening?.service.pid()}`]
  return execFileSync('ps', words, { encoding: 'utf8' }).trim().split('\n').map(Number)
}

/** Of the process, in the clock's ticks: proc_pid_stat(5). */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return Number(fields[11]) + Number(fields[12])
}

describe('web processes behind one port', () => {
  test('answer, each of them', async () => {
    const pids = webPids()
    expect(pids).toHaveLength(2)
    const before = pids.map(processorTime)
    await goOn()
    for (const [place, pid] of pids.entries()) expect(processorTime(pid)).toBeGreaterThan(before[place] ?? 0)
  })

  test('kill -9 of one, and of both', async () => {
    const [one] = webPids()
    send(one ?? 0, 'SIGKILL')
    await goOn()
    expect(webPids()).not.toContain(one)
    for (const pid of webPids()) send(pid, 'SIGKILL')
    await goOn()
    expect(webPids()).toHaveLength(2)
  })

  test('kill -9 of the one that listens leaves none behind', async () => {
    const pids = webPids()
    send(installation.webs[0]?.service.pid() ?? 0, 'SIGKILL')
    await goOn()
    for (const pid of pids) expect(webPids()).not.toContain(pid)
  })
})

describe('PgBouncer in transaction mode', () => {
  test('kill -9, and a second without it', async (test) => {
    const { pooler } = installation
    if (pooler === null) return test.skip('PgBouncer is not installed')
    await pooler.kill('SIGKILL')
    await pause(1000)
    await pooler.startAgain()
    await goOn()
  })

  test('stopped for longer than a page waits, and let go on', async (test) => {
    const { pooler } = installation
    if (pooler === null) return test.skip('PgBouncer is not installed')
    send(pooler.pid(), 'SIGSTOP')
    await pause(12_000)
    send(pooler.pid(), 'SIGCONT')
    await goOn()
  })
})

describe('a replica', () => {
  const read = async () => {
    const response = await fetch(`${installation.origin}/admin/report`, { headers: { cookie: reader.cookie } })
    await response.arrayBuffer()
    return response.status
  }
  /** How often the replica has looked into the table that the report begins with. */
  const looks = async () => {
    const address = new URL(installation.ownerUrl)
    address.port = `${installation.replica?.port}`
    const client = await connect(address.href)
    try {
      const { rows } = await client.query<{ looks: number }>(
        "SELECT (seq_scan + coalesce(idx_scan, 0))::integer AS looks FROM pg_stat_user_tables WHERE relname = 'snapshot'",
      )
      return rows[0]?.looks ?? 0
    } finally {
      await client.end()
    }
  }
  const untilRead = () =>
    expect
      .poll(
        async () => {
          const before = await looks()
          expect(await read()).toBe(200)
          // A server counts with a delay.
          await pause(1500)
          return (await looks()) > before
        },
        { timeout: 60_000 },
      )
      .toBe(true)

  test('is read by reports', untilRead)

  test('kill -9: reports read the database itself, and the replica again when it is back', async () => {
    await installation.replica?.kill('SIGKILL')
    for (let each = 0; each < 5; each++) expect(await read()).toBe(200)
    await goOn()
    await installation.replica?.startAgain()
    await untilRead()
  })

  test('stopped: no report fails', async () => {
    const pid = installation.replica?.pid() ?? 0
    const all = execFileSync('ps', ['-o', 'pid=', '--ppid', `${pid}`], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number)
    for (const each of [pid, ...all]) send(each, 'SIGSTOP')
    for (let each = 0; each < 5; each++) expect(await read()).toBe(200)
    for (const each of [...all, pid]) send(each, 'SIGCONT')
    await untilRead()
  })
})

test('every answer that was acknowledged is there, once, and no other', async () => {
  await answering.endAndCompare(installation.ownerUrl)
})
