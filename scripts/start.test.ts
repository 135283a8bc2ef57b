import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { asOwner as asOwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { connect } from '#platform/database/connection.ts'
import { fingerprintSources } from '#platform/fingerprint.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { root } from '#platform/processes/step.ts'
import { applicationIn } from '#platform/testing/application-in.ts'
import { type StartedApplication, startSupervisor } from '#platform/testing/start-supervisor.ts'
import { runningOwnerUrl, withOwnerUrl } from '#platform/with-database.ts'
import { makeParticipants } from '#simulation/living/participants.ts'
import { copyDirectoryInService } from '#simulation/testing/directory-in-service.ts'
import { letThemAnswer } from './faults/answering.testing.ts'
import { demoMarker, publishMarker } from './start/contents.ts'
import { family, isAlive, processWith } from './start/processes.testing.ts'

/** The supervisor itself, with real processes under it. What it refuses: start-refusals.test.ts. */

let directory: string
let port: number

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'curtain-start-'))
  port = await findFreePort()
  // A first start from nothing is start-tls.test.ts, and one that makes the demo is what the browser tests begin with.
  await copyDirectoryInService(inject('runDirectory'), directory)
  await writeFile(join(directory, demoMarker), '')
  await writeFile(join(directory, publishMarker), await fingerprintSources(root))
})

afterAll(() => rm(directory, { recursive: true, force: true }))

const start = (variables: Readonly<Record<string, string>> = {}) =>
  startSupervisor({ PORT: `${port}`, DATA_DIR: directory, NEXTAUTH_SECRET: undefined, ...variables })

async function startUp(variables: Readonly<Record<string, string>> = {}): Promise<StartedApplication> {
  const startedApplication = start(variables)
  await startedApplication.ready()
  return startedApplication
}

async function asOwner(sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(await runningOwnerUrl(directory))
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('brings everything up and takes it down', () => {
  const signal = (pid: number, name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name)
    } catch (error) {
      // A process that has ended already needs no second Ctrl-C.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
  /** A negative number is the whole process group, as a terminal addresses it. */
  type End = (pid: number, stopping: Promise<void>) => void

  /** Writes down how it ends, ends it so, and waits until no process is left. */
  async function endWith(name: string, end: End, { supervisor, exit, says }: StartedApplication): Promise<void> {
    await asOwner(`INSERT INTO kept VALUES (${pg.escapeLiteral(name)})`)
    const processes = family(supervisor)
    expect(processes.length).toBeGreaterThan(4)
    end(supervisor.pid ?? 0, says('Stopping …'))
    await expect.poll(() => processes.filter(isAlive), { timeout: 20_000, interval: 100 }).toEqual([])
    await exit
  }

  test('answers, and refuses a second start on the same data directory in one line', async () => {
    const startedApplication = await startUp()
    const { output } = startedApplication
    expect(output()).toContain('clinician@demo.curtain.example')
    await asOwner('CREATE TABLE kept (stop text)')
    const health = await fetch(`http://localhost:${port}/api/health`)
    expect(await health.json()).toMatchObject({ status: 'ok', database: 'ok' })
    const second = start({ PORT: `${await findFreePort()}` })
    const [status] = await second.exit
    expect({ status, output: second.output().trim() }).toEqual({
      status: 1,
      output: `Curtain is running on ${directory} already: stop it first, or choose another DATA_DIR.`,
    })
    await endWith('Ctrl-C', (pid) => signal(-pid, 'SIGINT'), startedApplication)
    expect(output()).not.toMatch(/"level":"error"/)
    const requests = output()
      .split('\n')
      .filter((line) => line.includes('/api/health'))
    expect(requests.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        message: 'request',
        method: 'GET',
        route: '/api/health',
        status: 200,
        id: expect.any(String),
      }),
    ])
  })

  test.for<[string, End]>([
    [
      'Ctrl-C twice',
      (pid, stopping) => {
        signal(-pid, 'SIGINT')
        stopping.then(() => signal(-pid, 'SIGINT'))
      },
    ],
    ['a terminal that hangs up', (pid) => signal(-pid, 'SIGHUP')],
    ['kill -9 of the supervisor', (pid) => signal(pid, 'SIGKILL')],
  ])('after %s no process is left, and nothing is lost', async ([name, end]) => {
    const startedApplication = await startUp()
    await endWith(name, end, startedApplication)
    expect(startedApplication.output()).not.toMatch(/"level":"error"/)
  })

  // With 200 clinicians, and all that can happen to what it stands on: npm run test:faults.
  test('no answer is lost or doubled by kill -9 of what is below, and no process is left after kill', async () => {
    const metricsPort = await findFreePort()
    const startedApplication = await startUp({ WEB_PROCESSES: '2', METRICS_PORT: `${metricsPort}` })
    const { supervisor } = startedApplication
    const { baseUrl, ownerUrl, ...application } = await applicationIn(directory, `http://localhost:${port}`)
    vi.stubEnv('DATABASE_APP_URL', application.appUrl)
    vi.stubEnv('NEXTAUTH_SECRET', application.sessionSecret)
    vi.stubEnv('PASSWORD_KEYS', application.passwordKeys)
    const load = { name: 'killed', clinicians: 4, attemptsEach: 3, now: new Date() }
    const { participants } = await asOwnerDatabase(ownerUrl, (owner) => makeParticipants(owner, load))
    await dangerouslyDisconnect()
    const answering = letThemAnswer(baseUrl, participants, { thinkMs: 300 })
    for (const below of ['server/worker.ts', 'server/web.ts', 'postgres -D']) {
      await answering.more(4)
      process.kill(processWith(below, family(supervisor)), 'SIGKILL')
    }
    await answering.more(4)
    await answering.endAndCompare(ownerUrl)
    // Of both web processes together.
    const metricsText = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    expect(metricsText).toMatch(/curtain_answers_total\{outcome="taken",process="web"\} [1-9]/)
    await endWith('kill', (pid) => signal(pid, 'SIGTERM'), startedApplication)
  })

  test('what was entered before each of those ends is still there', async () => {
    vi.stubEnv('DATA_DIR', directory)
    const stops = await withOwnerUrl(async () => asOwner('SELECT stop FROM kept'))
    expect(stops).toHaveLength(5)
  })
})
