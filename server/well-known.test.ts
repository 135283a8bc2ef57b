import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { checkEnvironment } from '#platform/env.ts'
import { answer, routeOf } from './front.ts'

/** Asked through the front, in which no database is there. */
let server: Server
let home: string

beforeAll(async () => {
  server = createServer((request, response) => {
    void answer(request, response, routeOf(request, 'an id'), async () => void response.writeHead(418).end('Next'))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())
beforeEach(() => void vi.stubEnv('PUBLIC_URL', 'https://curtain.example'))
afterEach(() => vi.unstubAllEnvs())

const ask = async (path: string, method = 'GET') => {
  const response = await fetch(`${home}${path}`, { method, redirect: 'manual', headers: { 'sec-fetch-mode': 'cors' } })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}

test('what browsers and password managers ask for by themselves leads to what there is', async () => {
  for (const path of [
    '/apple-touch-icon.png',
    '/apple-touch-icon-precomposed.png',
    '/apple-touch-icon-120x120.png',
    '/apple-touch-icon-120x120-precomposed.png',
  ])
    expect(await ask(path)).toMatchObject({ status: 302, to: '/apple-icon.png' })
  expect(await ask('/.well-known/change-password')).toMatchObject({ status: 302, to: '/account#password' })
  // Next's own: the icon that stands without the database.
  expect(await ask('/favicon.ico')).toMatchObject({ status: 418 })
})

test('no search engine is let in', async () => {
  expect(await ask('/robots.txt')).toEqual({ status: 200, to: null, text: 'User-agent: *\nDisallow: /\n' })
  expect(await ask('/robots.txt', 'HEAD')).toEqual({ status: 200, to: null, text: '' })
})

test('security.txt says where weaknesses are reported, where the hospital says so', async () => {
  expect((await ask('/.well-known/security.txt')).status).toBe(404)
  vi.stubEnv('SECURITY_CONTACT', 'mailto:security@hospital.example')
  const { status, text } = await ask('/.well-known/security.txt')
  expect(status).toBe(200)
  expect(text).toMatch(
    /^Contact: mailto:security@hospital\.example\nExpires: (\S+)\nCanonical: https:\/\/curtain\.example\/\.well-known\/security\.txt\n$/,
  )
  const days = (Date.parse(/Expires: (\S+)/.exec(text)?.[1] ?? '') - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(170)
  expect(days).toBeLessThan(365)
  expect(await ask('/security.txt')).toMatchObject({ status: 302, to: '/.well-known/security.txt' })
  for (const contact of [
    'security@hospital.example',
    'http://hospital.example',
    'mailto:a@b.example\nContact: mailto:c@d.example',
  ]) {
    vi.stubEnv('SECURITY_CONTACT', contact)
    expect(checkEnvironment).toThrow(/^SECURITY_CONTACT must be/m)
  }
})
