import { randomUUID } from 'node:crypto'
import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { type Asker, askerOf, isRefused } from './refused-request.ts'
import { sealSessionCookie, sessionCookieName } from './session-cookie.ts'

/** What is known of who sends a request with a cookie, asked on a real server. */
async function askerWith(cookie: string): Promise<Asker> {
  const server = createServer(async (request, response) => {
    response.end(JSON.stringify(await askerOf(request, { address: '2001:db8:1:2:3::4' })))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const body = await new Promise<string>((resolve, reject) => {
      send({ port, host: '127.0.0.1', headers: { cookie } }, async (response) => {
        resolve((await response.setEncoding('utf8').toArray()).join(''))
      })
        .once('error', reject)
        .end()
    })
    return JSON.parse(body)
  } finally {
    server.close()
  }
}

test('who was refused is their session, and the network that limits count', async () => {
  const reference = { organisationId: randomUUID(), sessionId: randomUUID() }
  expect(await askerWith(`${sessionCookieName()}=${await sealSessionCookie(reference)}`)).toEqual({
    network: '2001:db8:1:2::/64',
    organisation: reference.organisationId,
    session: reference.sessionId,
  })
})

test('of who has no session, or a forged one, it is the network alone', async () => {
  for (const cookie of ['', `${sessionCookieName()}=forged`])
    expect(await askerWith(cookie)).toEqual({ network: '2001:db8:1:2::/64' })
})

test('what is not found is refused, what is there or broke is not', () => {
  expect([404, 401, 421, 429].every(isRefused)).toBe(true)
  expect([200, 204, 303, 304, 500, 503].some(isRefused)).toBe(false)
})
