import { once } from 'node:events'
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { dangerouslyDisconnect } from '#data/system.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { answer, routeOf } from './front.ts'

/** What is answered where something behind never ends. */

let database: TestDatabase
let server: Server
let port: number
/** What stands behind does this much, and no more. */
let begin: (response: ServerResponse) => void
let onReach: () => void

beforeAll(async () => {
  database = await createTestDatabase({ as: 'web' })
  vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
  vi.stubEnv('NODE_ENV', 'production')
  server = createServer((incoming, response) => {
    void answer(incoming, response, routeOf(incoming, 'an id'), async () => {
      begin(response)
      onReach()
      await new Promise(() => {})
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

afterAll(async () => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  server.close()
  await dangerouslyDisconnect()
  await database.drop()
})

/** Asks, and is back once the request has reached what never ends. What became of it: its status and text, or why it broke off. */
async function ask(path: string, behind: typeof begin = () => {}): Promise<{ became: () => unknown }> {
  begin = behind
  const arrival = new Promise<void>((resolve) => {
    onReach = resolve
  })
  const headers = { host: 'curtain.example', accept: 'text/html', 'sec-fetch-mode': 'navigate' }
  const clientRequest = request({ port, host: '127.0.0.1', path, headers })
  let became: unknown = 'nothing yet'
  void answerTo(clientRequest).then((reply) => {
    became = reply
  })
  clientRequest.end()
  await arrival
  return { became: () => became }
}

async function answerTo(clientRequest: ClientRequest): Promise<unknown> {
  try {
    const [response]: IncomingMessage[] = await once(clientRequest, 'response')
    let text = ''
    for await (const piece of response ?? []) text += piece
    return { status: response?.statusCode, retryAfter: response?.headers['retry-after'], text }
  } catch (error) {
    return error
  }
}

describe('a request that nothing behind ever answers', () => {
  test.each([
    ['a page', '/learn', 20_000],
    ['a report', '/api/reports/own', 120_000],
    ['an export', '/api/export/responses', 120_000],
  ])('%s at %s is a 503 after %i ms, and not before', async (_what, path, deadline) => {
    const { became } = await ask(path)
    await vi.advanceTimersByTimeAsync(deadline - 1000)
    await new Promise(setImmediate)
    expect(became()).toBe('nothing yet')
    await vi.advanceTimersByTimeAsync(1000)
    await vi.waitUntil(() => became() !== 'nothing yet')
    expect(became()).toMatchObject({ status: 503, retryAfter: '5', text: expect.stringContaining('refresh') })
  })

  test('a page that stops in its middle is broken off', async () => {
    const { became } = await ask('/learn', (response) => response.write('<html>'))
    await vi.advanceTimersByTimeAsync(20_000)
    await vi.waitUntil(() => became() !== 'nothing yet')
    expect(became()).toBeInstanceOf(Error)
  })
})
