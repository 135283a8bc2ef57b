import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { trace } from '@opentelemetry/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setEnvironment } from '#platform/env.ts'
import { log, logError } from '#platform/log.ts'
import { startTracing } from './start-tracing.ts'
import { traceDatabase, traceJob, traceRequest } from './traced.ts'

type Value = { stringValue?: string; intValue?: number | string }
type ExportedSpans = {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  attributes: { key: string; value: Value }[]
  status?: { code?: number; message?: string }
  events?: unknown[]
}

/** What a receiver of traces was sent, word for word. */
const bodies: string[] = []
let isAway = false
/** What said whose they are. */
const keys = new Set<unknown>()
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (piece) => {
    body += piece
  })
  request.on('end', () => {
    bodies.push(`${request.url} ${body}`)
    keys.add(request.headers['api-key'])
    response.writeHead(isAway ? 503 : 200, { 'content-type': 'application/json' }).end('{}')
  })
})

beforeAll(() => new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => void receiver.close(resolve)))

test('tells of requests, jobs and database calls as a tree, and nothing of whom they were about', async () => {
  setEnvironment({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}` })
  setEnvironment({ OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20key' })
  const { stop } = await startTracing('web')
  const request = traceRequest({ method: 'GET' })
  await request.handle(() => traceDatabase('rows_in_organisation', async () => []))
  request.end({ route: '/learn/[enrolment]', status: 200 })
  const failing = traceJob('retention', () =>
    traceDatabase('transaction', async () => {
      throw new RangeError('Zephyrine Quillfeather is not here')
    }),
  )
  await expect(failing).rejects.toThrow('Zephyrine')
  // Waiting for work is not told, nor what Next or a library would tell of a request's address.
  await traceDatabase('claim_mail', async () => [])
  trace.getTracer('next.js').startActiveSpan('GET /invitation/secret', (span) => span.end())
  await stop()
  const spans = bodies.flatMap((body): ExportedSpans[] => {
    expect(body.startsWith('/v1/traces ')).toBe(true)
    const { resourceSpans } = JSON.parse(body.slice('/v1/traces '.length))
    return resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: ExportedSpans[] }[] }) =>
      scopeSpans.flatMap((scope) => scope.spans),
    )
  })
  const of = (name: string) => spans.find((span) => span.name === name)
  expect(spans.map(({ name }) => name).sort()).toEqual([
    'GET /learn/[enrolment]',
    'job retention',
    'rows_in_organisation',
    'transaction',
  ])
  expect(of('rows_in_organisation')?.parentSpanId).toBe(of('GET /learn/[enrolment]')?.spanId)
  expect(of('transaction')?.parentSpanId).toBe(of('job retention')?.spanId)
  const attributeValues = spans.flatMap(({ attributes }) =>
    attributes.map(({ key, value }) => `${key} ${Object.values(value)[0]}`),
  )
  expect([...new Set(attributeValues)].sort()).toEqual([
    'curtain.job retention',
    'db.operation.name rows_in_organisation',
    'db.operation.name transaction',
    'db.system.name postgresql',
    'error.type RangeError',
    'http.request.method GET',
    'http.response.status_code 200',
    'http.route /learn/[enrolment]',
  ])
  expect(bodies.join('')).not.toMatch(/Zephyrine|secret/)
  expect(bodies.join('')).toContain('curtain-web')
  expect([...keys]).toEqual(['a key'])
})

test('sends lines of the log where it is asked to, and those that a receiver did not take once it takes them', async () => {
  bodies.length = 0
  const nothing = await startTracing('web')
  log('info', 'of which nothing is sent', {})
  await nothing.stop()
  expect(bodies).toEqual([])
  setEnvironment({ OTEL_LOGS_EXPORTER: 'otlp' })
  isAway = true
  const { stop } = await startTracing('worker')
  log('warning', 'a sign-in was refused', { reason: 'wrong-password', network: '203.0.113.9' })
  await expect.poll(() => bodies.length, { timeout: 10_000 }).toBeGreaterThan(0)
  isAway = false
  logError('it failed', new RangeError('no such person: "Zephyrine Quillfeather"'))
  await stop()
  log('info', 'after the end', {})
  expect([...keys]).toEqual(['a key'])
  const last = bodies.at(-1) ?? ''
  expect(last).toMatch(/^\/v1\/logs /)
  expect(bodies.join()).not.toMatch(/Zephyrine|after the end|of which nothing/)
  const [{ resource, scopeLogs }] = JSON.parse(last.slice('/v1/logs '.length)).resourceLogs
  expect(resource.attributes[0]).toEqual({ key: 'service.name', value: { stringValue: 'curtain-worker' } })
  expect(scopeLogs[0].logRecords).toMatchObject([
    { severityText: 'warning', body: { stringValue: 'a sign-in was refused' } },
    { severityText: 'error', body: { stringValue: 'it failed' } },
  ])
  expect(scopeLogs[0].logRecords[0].attributes).toContainEqual({
    key: 'network',
    value: { stringValue: '203.0.113.9' },
  })
})
