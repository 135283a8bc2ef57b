import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { answer, routeOf } from './front.ts'

const server = createServer((incoming, response) => {
  void answer(incoming, response, routeOf(incoming, 'an id'), async () => {
    response.end('a page')
  })
})

beforeAll(async () => {
  vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The status for a form that says to be so large, before any of it is sent. */
async function sayLength(bytes: number): Promise<number | undefined> {
  const { port } = server.address() as AddressInfo
  const clientRequest = request({
    ...{ port, host: '127.0.0.1', path: '/_next/asks-no-database', method: 'POST', agent: false },
    headers: { host: 'curtain.example', 'content-length': `${bytes}` },
  })
  clientRequest.flushHeaders()
  const [response] = await once(clientRequest, 'response')
  clientRequest.on('error', () => {}).destroy()
  return response.statusCode
}

test('a form of which Next would read a part is refused before, and the largest that it reads is not', async () => {
  expect(await sayLength(4 * 1024 * 1024)).toBe(413)
  expect(await sayLength(1024 * 1024 + 1)).toBe(413)
  expect(await sayLength(1024 * 1024)).toBe(200)
})
