import { afterEach, expect, test, vi } from 'vitest'
import { onRequestError } from '#instrumentation.ts'
import { log, logError } from './log.ts'

afterEach(() => vi.restoreAllMocks())

/** What is written to stdout meanwhile, whole lines. */
async function linesOf(work: () => unknown): Promise<string[]> {
  const lines: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
  await work()
  vi.restoreAllMocks()
  return lines.join('').split('\n').slice(0, -1)
}

test('an entry is one line of JSON with its time in UTC, whatever is in it', async () => {
  const before = Date.now()
  const forgedLine = 'one\n{"level":"info","message":"forged"}\r\u2028'
  const lines = await linesOf(() => log('warning', forgedLine, { id: 'an id', network: forgedLine }))
  expect(lines).toHaveLength(1)
  const entry = JSON.parse(lines[0] ?? '')
  expect(entry).toMatchObject({
    level: 'warning',
    message: forgedLine,
    id: 'an id',
    network: forgedLine,
    process: process.pid,
  })
  expect(entry.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(Date.parse(entry.time)).toBeGreaterThanOrEqual(before)
})

test('an error that nobody expected is logged once, under its request and without what was typed', async () => {
  vi.stubEnv('NEXT_RUNTIME', 'nodejs')
  const error = Object.assign(new Error('no such person: "Ruth Abramson"'), { digest: '1234' })
  const request = { path: '/admin/people?q=ruth', method: 'GET', headers: { 'x-request-id': 'an id' } }
  const context = { routerKind: 'App Router', routePath: '/admin/people', routeType: 'render' } as const
  const lines = await linesOf(() => onRequestError(error, request, { ...context, revalidateReason: undefined }))
  vi.unstubAllEnvs()
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toMatch(/ruth/i)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    id: 'an id',
    route: '/admin/people',
    digest: '1234',
    level: 'error',
  })
  expect(JSON.parse((await linesOf(() => logError('it failed', error)))[0] ?? '').error).toContain('no such person')
})
