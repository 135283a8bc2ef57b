import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { register } from 'prom-client'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { dangerouslyDisconnect, dangerouslyLastFinishOf, dangerouslyNoteFinish } from '#data/system.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { root } from '#platform/processes/step.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { testKeys } from '#platform/testing/prepared-database.ts'
import { serveMetrics } from './serve-metrics.ts'
import { countRequest } from './web-metrics.ts'
import { countJob, countMail } from './worker-metrics.ts'

const run = promisify(execFile)
const imports =
  "import { register } from 'prom-client'; import './server/metrics/web-metrics.ts'; import './server/metrics/worker-metrics.ts'"

let testDatabase: TestDatabase

beforeAll(async () => {
  // What the files before it in this process have counted.
  register.resetMetrics()
  testDatabase = await createTestDatabase({ as: 'worker' })
  // The queue's tables, which the template lacks.
  await prepareDatabase({ ownerUrl: testDatabase.ownerUrl, keys: testKeys })
})

afterEach(() => vi.unstubAllEnvs())

afterAll(async () => {
  await dangerouslyDisconnect()
  await testDatabase.drop()
})

/** The values of a metric's samples that have all these labels, whatever their order. */
function valuesOf(text: string, name: string, labels: Readonly<Record<string, string>> = {}): number[] {
  return text.split('\n').flatMap((line) => {
    const [, metricName, labelText = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
    const has = Object.entries(labels).every(([label, is]) => labelText.includes(`${label}="${is}"`))
    return metricName === name && has ? [Number(value)] : []
  })
}

describe('what a process measured', () => {
  test('has no label that Prometheus puts its own in place of', async () => {
    const metrics = z.array(z.object({ labelNames: z.array(z.string()) })).parse(register.getMetricsAsArray())
    const labels = new Set(metrics.flatMap(({ labelNames }) => labelNames))
    expect([...labels]).toEqual(expect.arrayContaining(['outcome', 'job_name', 'state']))
    expect([...labels].filter((label) => ['job', 'instance'].includes(label) || label.startsWith('__'))).toEqual([])
  })

  test('is told from nought on where alarms count it', async () => {
    // As a process has them that has just begun.
    const { stdout } = await run(
      process.execPath,
      ['--input-type=module', '--eval', `${imports}; process.stdout.write(await register.metrics()); process.exit()`],
      { cwd: root, env: { NODE_ENV: 'production', DATABASE_APP_URL: testDatabase.urls.worker } },
    )
    // The first of a kind is no increase, unless there was a nought before it.
    const alarms = await readFile(join(root, 'deploy/alarms.yaml'), 'utf8')
    const counted = [...alarms.matchAll(/increase\((\w+)(?:\{(\w+)="(\w+)"\})?\[/g)]
    expect(counted.length).toBeGreaterThan(1)
    for (const [, name = '', label, value = ''] of counted) {
      const values = valuesOf(stdout, name, label === undefined ? {} : { [label]: value })
      expect([name, [...new Set(values)]]).toEqual([name, [0]])
    }
  })

  test('is told on a port of its own: requests by pattern, answers by what became of them, jobs, mail, connections', async () => {
    const port = await findFreePort()
    vi.stubEnv('METRICS_PORT', `${port}`)
    vi.stubEnv('DATABASE_APP_URL', testDatabase.urls.worker)
    const serving = await serveMetrics('web')
    const answer = { method: 'POST', route: '/api/attempts/[attempt]/answers', milliseconds: 12 }
    for (const status of [200, 200, 409, 500]) countRequest({ ...answer, status })
    countRequest({ method: 'GET', route: '/teams/[team]', status: 200, milliseconds: 80 })
    countJob('housekeeping', 'completed', 1500)
    countMail('sent')
    await dangerouslyNoteFinish('housekeeping', { now: new Date('2026-06-01T02:23:00Z') })
    expect(await dangerouslyLastFinishOf('housekeeping')).not.toBeNull()

    const response = await fetch(`http://127.0.0.1:${port}/metrics`)
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/plain')
    const answers = (outcome: string) => valuesOf(text, 'curtain_answers_total', { outcome, process: 'web' })
    expect([answers('taken'), answers('refused'), answers('failed')]).toEqual([[2], [1], [1]])
    const page = { method: 'GET', route: '/teams/[team]', status: '200' }
    expect(valuesOf(text, 'curtain_request_seconds_count', page)).toEqual([1])
    const job = { job_name: 'housekeeping' }
    expect(valuesOf(text, 'curtain_job_seconds_sum', { ...job, outcome: 'completed' })).toEqual([1.5])
    const finishTime = Date.UTC(2026, 5, 1, 2, 23) / 1000
    expect(valuesOf(text, 'curtain_job_finished_timestamp_seconds', job)).toEqual([finishTime])
    expect(valuesOf(text, 'curtain_mails_total', { outcome: 'sent' })).toEqual([1])
    expect(valuesOf(text, 'curtain_outbox', { state: 'waiting' })).toEqual([0])
    expect(valuesOf(text, 'curtain_database_connections')).toHaveLength(3)
    expect(valuesOf(text, 'curtain_nodejs_eventloop_lag_seconds')).toHaveLength(1)
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)

    // While the database is away everything is told but what only it knows.
    await dangerouslyDisconnect()
    vi.stubEnv('DATABASE_APP_URL', 'postgresql://nobody@127.0.0.1:1/nothing')
    const without = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(valuesOf(without, 'curtain_answers_total')).toHaveLength(3)
    for (const name of ['curtain_outbox', 'curtain_outbox_oldest_seconds', 'curtain_job_finished_timestamp_seconds'])
      expect(valuesOf(without, name), name).toEqual([])
    await dangerouslyDisconnect()
    await serving.stop()
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow()
  })

  test('is told nowhere without a port', async () => {
    vi.stubEnv('METRICS_PORT', '')
    await (await serveMetrics('worker')).stop()
  })
})
