import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sessionCookieName } from '#server/session-cookie.ts'
import { clearOnLeaving } from './clear-on-leaving.ts'
import { keptFor } from './kept-for.ts'
import { serviceWorkerScript } from './serve-service-worker.ts'

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of tests, long enough for it')
  vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
})
afterEach(() => vi.unstubAllEnvs())

async function clearedBy(...cookies: string[]): Promise<string | null> {
  const server = createServer((_request, response) => {
    clearOnLeaving(response)
    for (const cookie of cookies) response.appendHeader('set-cookie', cookie)
    response.end('a page')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  server.close()
  return response.headers.get('clear-site-data')
}

describe('what is kept on the device', () => {
  test('is cleared with the session’s cookie, and with no other', async () => {
    const past = 'Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'
    expect(await clearedBy('curtain-language=en; Path=/', `${sessionCookieName()}=; ${past}`)).toBe('"storage"')
    expect(await clearedBy(`${sessionCookieName()}=sealed; Path=/`)).toBeNull()
    expect(await clearedBy(`curtain-email=; ${past}`)).toBeNull()
    expect(await clearedBy()).toBeNull()
  })
  test('is named after a session by what nobody reads it out of', () => {
    const id = '0198c1de-0000-7000-8000-000000000001'
    expect(keptFor(id)).toMatch(/^[\w-]{22}$/)
    expect(keptFor(id)).not.toBe(keptFor(id.replace(/1$/, '2')))
    expect(keptFor(id)).toBe(keptFor(id))
  })
})

test('the service worker is a script by itself, another with each build, and speaks every language', () => {
  const script = serviceWorkerScript('a-build')
  expect(() => new Function(script)).not.toThrow()
  expect(script).not.toBe(serviceWorkerScript('another-build'))
  for (const title of ['You are offline', 'No tienes conexión', 'لا يوجد اتصال']) expect(script).toContain(title)
})
