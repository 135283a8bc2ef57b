import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { trace } from '@opentelemetry/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setEnvironment } from '#platform/env.ts'
import { startTracing } from './start-tracing.ts'
import { traceDatabase, traceJob, traceRequest } from './traced.ts'

type Value = { stringValue?: string; intValue?: number | string }
type Told = {
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
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (piece) => {
    body += piece
  })
  request.on('end', () => {
    bodies.push(`${request.url} ${body}`)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})

beforeAll(() => new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => void receiver.close(resolve)))

test('tells of requests, jobs and database calls as a tree, and nothing of whom they were about', async () => {
  setEnvironment({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}` })
  const { stop } = await startTracing('web')
  const request = traceRequest({ method: 'GET' })
  await request.handle(() => traceDatabase('read_in_organisation', async () => []))
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
  const spans = bodies.flatMap((body): Told[] => {
    expect(body.startsWith('/v1/traces ')).toBe(true)
    const { resourceSpans } = JSON.parse(body.slice('/v1/traces '.length))
    return resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: Told[] }[] }) =>
      scopeSpans.flatMap((scope) => scope.spans),
    )
  })
  const of = (name: string) => spans.find((span) => span.name === name)
  expect(spans.map(({ name }) => name).sort()).toEqual([
    'GET /learn/[enrolment]',
    'job retention',
    'read_in_organisation',
    'transaction',
  ])
  expect(of('read_in_organisation')?.parentSpanId).toBe(of('GET /learn/[enrolment]')?.spanId)
  expect(of('transaction')?.parentSpanId).toBe(of('job retention')?.spanId)
  const said = spans.flatMap(({ attributes }) =>
    attributes.map(({ key, value }) => `${key} ${Object.values(value)[0]}`),
  )
  expect([...new Set(said)].sort()).toEqual([
    'curtain.job retention',
    'db.operation.name read_in_organisation',
    'db.operation.name transaction',
    'db.system.name postgresql',
    'error.type RangeError',
    'http.request.method GET',
    'http.response.status_code 200',
    'http.route /learn/[enrolment]',
  ])
  expect(bodies.join('')).not.toMatch(/Zephyrine|secret/)
  expect(bodies.join('')).toContain('curtain-web')
})
