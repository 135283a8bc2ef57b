import { once } from 'node:events'
import { createServer, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { answer, routeOf } from './front.ts'
import { noteFailure } from './noted-failures.ts'

/** What is answered where Next itself answers 500, because a page or a route fails in its middle. */

let database: TestDatabase
let server: Server
let port: number
let midway: unknown = null
const page = { accept: 'text/html' }

beforeAll(async () => {
  database = await createTestDatabase({ as: 'web' })
  vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
  server = createServer((incoming, response) => {
    void answer(incoming, response, routeOf(incoming, 'an id'), async () => failMidway(response, midway))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await dangerouslyDisconnect()
  await database.drop()
})

/** As Next does: it tells of the error, and writes a page that only JavaScript makes one. */
function failMidway(response: ServerResponse, error: unknown): void {
  noteFailure('an id', error)
  response.statusCode = 500
  response.setHeader('x-of-next', 'yes')
  response.write('<html id="__next_error__">')
  response.end('</html>')
}

async function ask(path: string, { method = 'GET', headers = {} }: { method?: string; headers?: object } = {}) {
  const clientRequest = request({
    port,
    host: '127.0.0.1',
    path,
    method,
    headers: { host: 'curtain.example', ...headers },
  })
  clientRequest.end()
  const [response] = await once(clientRequest, 'response')
  let text = ''
  for await (const piece of response) text += piece
  return { status: response.statusCode, headers: response.headers, text }
}

describe('a page that fails in its middle', () => {
  test.each([
    [
      'a connection that was cut',
      Object.assign(new Error('terminating connection'), { code: '57P01', severity: 'FATAL' }),
    ],
    ['a database that was restarted', new Error('outer', { cause: new Error('Connection terminated unexpectedly') })],
    ['a full disk', Object.assign(new Error('could not extend file'), { code: '53100', severity: 'ERROR' })],
  ])('for %s is a 503 that stands without JavaScript, and nothing of what Next wrote', async (_why, error) => {
    midway = error
    const { status, headers, text } = await ask('/learn', { headers: page })
    expect([status, headers['retry-after'], headers['x-of-next']]).toEqual([503, '5', undefined])
    expect(text).toContain('<meta http-equiv="refresh" content="5">')
    expect(text).not.toContain('__next_error__')
    const form = { ...page, origin: 'https://curtain.example', 'next-action': 'a'.repeat(42), 'content-length': '0' }
    const reply = await ask('/learn', { method: 'POST', headers: form })
    expect([reply.status, reply.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8'])
    expect(await ask('/api/reports/own')).toMatchObject({ status: 503 })
  })

  test('for a form that is none is a 400', async () => {
    midway = new TypeError('Failed to parse body as FormData.')
    const form = { ...page, origin: 'https://curtain.example', 'content-length': '0' }
    expect(await ask('/sign-in', { method: 'POST', headers: form })).toMatchObject({ status: 400 })
    const readByNext =
      '    at busboy (/app/node_modules/next/dist/compiled/next-server/page.js:1:1)\n    at node:stream:1:1'
    midway = Object.assign(new Error(), { stack: `Error: Invalid forward reference.\n${readByNext}` })
    expect(await ask('/sign-in', { method: 'POST', headers: form })).toMatchObject({ status: 400 })
    expect(await ask('/sign-in', { headers: page })).toMatchObject({ status: 500 })
    const ours = '    at action (/app/.next/server/chunks/1.js:1:1)'
    midway = Object.assign(new Error(), { stack: `TypeError: a fault of ours\n${readByNext}\n${ours}` })
    expect(await ask('/sign-in', { method: 'POST', headers: form })).toMatchObject({ status: 500 })
    midway = new SyntaxError('Unexpected end of JSON input')
    expect(await ask('/api/auth/signout', { method: 'POST', headers: form })).toMatchObject({ status: 400 })
    expect(await ask('/learn', { method: 'POST', headers: form })).toMatchObject({ status: 500 })
  })

  test('for anything else is as Next wrote it', async () => {
    midway = new Error('a fault of ours')
    expect(await ask('/learn', { headers: page })).toMatchObject({
      status: 500,
      headers: { 'x-of-next': 'yes' },
      text: '<html id="__next_error__"></html>',
    })
  })
})
