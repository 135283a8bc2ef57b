import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { register } from 'prom-client'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { answer, routeOf } from './front.ts'

/** What is turned away where there is too much to do. Pages behind the front hold their places until they are let go. */

let database: TestDatabase
let server: Server
let port: number
let heldReplies: (() => void)[] = []

beforeAll(async () => {
  database = await createTestDatabase({ as: 'web' })
  vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
  vi.stubEnv('REQUESTS_AT_ONCE', '8')
  vi.stubEnv('NODE_ENV', 'production')
  server = createServer((incoming, response) => {
    void answer(incoming, response, routeOf(incoming, 'an id'), async () => {
      if (!incoming.url?.includes('held')) return void response.end('a page')
      await new Promise<void>((letGo) => heldReplies.push(letGo))
      response.end('held')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterEach(async () => {
  for (const letGo of heldReplies) letGo()
  heldReplies = []
  await expect.poll(async () => (await ask('/api/reports/own')).status).toBe(200)
})

afterAll(async () => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  server.close()
  await dangerouslyDisconnect()
  await database.drop()
})

type RequestParts = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string }

async function ask(path: string, { method = 'GET', headers = {}, body }: RequestParts = {}) {
  const clientRequest = request({
    port,
    host: '127.0.0.1',
    path,
    method,
    headers: { host: 'curtain.example', ...headers },
  })
  clientRequest.end(body)
  const [response]: IncomingMessage[] = await once(clientRequest, 'response')
  let text = ''
  for await (const piece of response ?? []) text += piece
  return { status: response?.statusCode, headers: response?.headers ?? {}, text }
}

/** Until so many pages are at work, and stay so. */
async function hold(pages: number): Promise<void> {
  const until = heldReplies.length + pages
  for (let page = 0; page < pages; page++) void ask('/learn/held').catch(() => {})
  await vi.waitUntil(() => heldReplies.length === until)
}

const statuses = async () => {
  const answers = { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '2' }, body: '{}' }
  const replies = [
    await ask('/api/reports/own'),
    await ask('/admin'),
    await ask('/learn'),
    await ask('/api/attempts/1/answers', answers),
    await ask('/api/health'),
  ]
  return replies.map(({ status }) => status)
}

/** Who is signed in to nothing hears so: the answer was looked at. */
const statusOfLook = 401

describe('where there is too much to do', () => {
  test('reports are turned away first, then administration, then learners’ pages, and no answer and no health', async () => {
    expect(await statuses()).toEqual([200, 200, 200, statusOfLook, 200])
    await hold(2)
    expect((await ask('/api/reports/own')).status).toBe(503)
    expect((await ask('/admin')).status).toBe(200)
    await hold(2)
    expect((await ask('/admin')).status).toBe(503)
    expect((await ask('/learn')).status).toBe(200)
    await hold(4)
    expect(await statuses()).toEqual([503, 503, 503, statusOfLook, 200])
  })

  test('nothing is turned away in development, where whoever asks waits for what is being built', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    await hold(8)
    expect(await statuses()).toEqual([200, 200, 200, statusOfLook, 200])
    vi.stubEnv('NODE_ENV', 'production')
  })

  test('a person gets a page that tries again by itself, a programme its own format', async () => {
    await hold(8)
    const page = await ask('/learn', { headers: { accept: 'text/html', 'accept-language': 'es' } })
    const again = Number(page.headers['retry-after'])
    expect(again).toBeGreaterThanOrEqual(10)
    expect(again).toBeLessThan(20)
    expect(page.text).toContain(`<meta http-equiv="refresh" content="${again}">`)
    expect(page.text).toContain('Curtain tiene demasiado que hacer en este momento')
    const form = await ask('/admin/people', { method: 'POST', headers: { accept: 'text/html' } })
    expect([form.status, form.text.includes('refresh'), form.text.includes('not saved')]).toEqual([503, false, true])
    const api = await ask('/api/v1/people')
    expect([api.status, JSON.parse(api.text)]).toMatchObject([503, { title: 'There is too much to do' }])
    expect(Number(api.headers['retry-after'])).toBeGreaterThanOrEqual(30)
    const directory = await ask('/scim/v2/Users')
    expect([directory.status, JSON.parse(directory.text)]).toMatchObject([503, { status: '503' }])
    expect(Number(directory.headers['retry-after'])).toBeGreaterThanOrEqual(30)
  })

  test('answers are turned away when there are far more of them than can be taken, and are asked for again', async () => {
    // As many as 32 pages’ worth: four times the room.
    await hold(8)
    vi.stubEnv('REQUESTS_AT_ONCE', '2')
    const reply = await ask('/api/attempts/1/answers', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    vi.stubEnv('REQUESTS_AT_ONCE', '8')
    expect([reply.status, JSON.parse(reply.text)]).toMatchObject([503, { error: { code: 'overloaded' } }])
    expect(Number(reply.headers['retry-after'])).toBeGreaterThanOrEqual(5)
  })

  test('is counted by what it was for', async () => {
    register.resetMetrics()
    await hold(2)
    await ask('/api/reports/own')
    await ask('/api/reports/own')
    const { values } = (await register.getSingleMetric('curtain_turned_away_total')?.get()) ?? { values: [] }
    expect(values.filter(({ value }) => value > 0)).toMatchObject([{ labels: { worth: 'report' }, value: 2 }])
  })

  test('who sends a body slowly takes nobody’s place', async () => {
    const head = 'POST /learn/held HTTP/1.1\r\nhost: curtain.example\r\ncontent-length: 100\r\n\r\nx'
    const slow = Array.from({ length: 9 }, () => connect(port, '127.0.0.1').on('error', () => {}))
    for (const socket of slow) socket.write(head)
    await vi.waitUntil(() => heldReplies.length === slow.length)
    expect((await ask('/api/reports/own')).status).toBe(200)
    for (const socket of slow) socket.destroy()
  })
})
