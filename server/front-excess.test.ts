import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { dangerouslyCountRequests } from '#data/people/count-requests.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import type { Viewer } from '#data/viewer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { openOwner } from '#simulation/testing/with-owner.ts'
import { beginCounting } from './excess/excess-of.ts'
import { answer, routeOf } from './front.ts'
import { sealSessionCookie, sessionCookieName } from './session-cookie.ts'

/** What is refused to who asks for more than anyone does. Behind the front stands a page that is always there. */

let database: TestDatabase
let owner: OwnerDatabase
let closeOwner: () => Promise<void>
let organisation: TestOrganisation
let server: Server
let port: number

beforeAll(async () => {
  database = await createTestDatabase({ as: 'web' })
  vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
  vi.stubEnv('REQUESTS_A_MINUTE', '10')
  const opened = await openOwner(database.ownerUrl)
  owner = opened.owner
  closeOwner = opened.close
  organisation = await makeTestOrganisation(owner, 'excess')
  server = createServer((incoming, response) => {
    void answer(incoming, response, routeOf(incoming, 'an id'), async () => void response.end('a page'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

beforeEach(async () => void (await owner.rateLimit.deleteMany()))

afterAll(async () => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  server.close()
  await closeOwner()
  await dangerouslyDisconnect()
  await database.drop()
})

async function newSession({ organisationId, personId }: Viewer) {
  const { sessionId } = await dangerouslyStartSession(
    { organisationId, personId },
    { expiresAt: new Date(Date.now() + 3_600_000), network: '192.0.2.1' },
  )
  const session = { organisationId, sessionId }
  return { ...session, cookie: `${sessionCookieName()}=${await sealSessionCookie(session)}` }
}

type Sent = { readonly cookie?: string; readonly method?: string; readonly headers?: Record<string, string> }

async function ask(path: string, { cookie, method = 'GET', headers = {} }: Sent = {}) {
  const from = {
    host: 'curtain.example',
    origin: 'https://curtain.example',
    ...(cookie === undefined ? {} : { cookie }),
  }
  const sent = request({ port, host: '127.0.0.1', path, method, headers: { ...from, ...headers } })
  sent.end()
  const [response]: IncomingMessage[] = await once(sent, 'response')
  let text = ''
  for await (const piece of response ?? []) text += piece
  return { status: response?.statusCode, headers: response?.headers ?? {}, text }
}

/** How many of so many were answered, one after the other. */
async function answered(many: number, path: string, sent: Sent): Promise<number> {
  let good = 0
  for (let asked = 0; asked < many; asked++) if ((await ask(path, sent)).status !== 429) good += 1
  return good
}

const counts = () => owner.rateLimit.count({ where: { key: { startsWith: 'requests:' } } })

describe('who asks for more than anyone does', () => {
  test('is refused until the minute ends, whatever the page, with one that comes back by itself', async () => {
    const { cookie } = await newSession(organisation.wardManager)
    expect(await answered(15, '/teams', { cookie })).toBe(10)
    const page = await ask('/admin', { cookie, headers: { accept: 'text/html', 'accept-language': 'es' } })
    const again = Number(page.headers['retry-after'])
    expect(page.status).toBe(429)
    expect(again).toBeGreaterThan(30)
    expect(again).toBeLessThanOrEqual(60)
    expect(page.text).toContain(`<meta http-equiv="refresh" content="${again}">`)
    expect(page.text).toContain('Demasiadas solicitudes desde tu cuenta')
    const form = await ask('/account', { cookie, method: 'POST', headers: { accept: 'text/html' } })
    expect([form.status, form.text.includes('refresh'), form.text.includes('not saved')]).toEqual([429, false, true])
    for (const path of ['/api/search', '/api/export/items']) expect((await ask(path, { cookie })).status).toBe(429)
    expect((await ask('/api/health', { cookie })).status).toBe(200)
  })

  test('has answers of their own, which are refused as the player reads it', async () => {
    const { cookie } = await newSession(organisation.bayManager)
    expect(await answered(12, '/learn', { cookie })).toBe(10)
    const answers = { cookie, method: 'POST', headers: { 'content-type': 'application/json' } }
    expect(await answered(3, '/api/attempts/1/answers', answers)).toBe(3)
    expect(await answered(3, '/api/attempts/1/continue', answers)).toBe(1)
    const refused = await ask('/api/attempts/1/answers', answers)
    expect([refused.status, JSON.parse(refused.text)]).toMatchObject([429, { error: { code: 'too-many' } }])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(30)
  })

  test('is refused in all sessions together and by all processes, and takes nothing from anybody else', async () => {
    const [one, other] = organisation.wardClinicians
    const sessions = [await newSession(one), await newSession(one)]
    // The first two of a session are counted by its process alone, until there is a second.
    expect(await answered(6, '/learn', sessions[0] ?? {})).toBe(6)
    expect(await answered(6, '/learn', sessions[1] ?? {})).toBe(4)
    const anotherProcess = beginCounting()
    const there = { headers: { cookie: sessions[0]?.cookie } } as IncomingMessage
    await anotherProcess(there, { pathname: '/learn', direct: null })
    expect(await anotherProcess(there, { pathname: '/learn', direct: null })).toMatchObject({ counted: 'page' })
    const neighbour = await newSession(other)
    expect(await answered(10, '/learn', neighbour)).toBe(10)
  })

  test('is in the log once a minute, by their id', async () => {
    const lines: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(`${line}`) > 0)
    const person = organisation.bayClinicians[0]
    const sessions = [await newSession(person), await newSession(person)]
    for (const session of sessions) await answered(15, '/learn', session)
    write.mockRestore()
    const said = lines.filter((line) => line.includes('asks for more than anyone does'))
    expect(said.map((line) => JSON.parse(line))).toMatchObject([{ level: 'warning', account: person.personId }])
    expect(said.join()).not.toContain(person.email)
  })
})

describe('who is counted', () => {
  test('is nobody without a session, or with a cookie that is not ours: that costs the database nothing', async () => {
    expect(await answered(30, '/sign-in', {})).toBe(30)
    expect(await answered(30, '/learn', { cookie: `${sessionCookieName()}=eyJhbGciOiJkaXIifQ..a.b.c` })).toBe(30)
    expect(await counts()).toBe(0)
  })
  test('is not who is within ordinary use', async () => {
    vi.stubEnv('REQUESTS_A_MINUTE', '100')
    const { cookie } = await newSession(organisation.administrator)
    expect(await answered(19, '/learn', { cookie })).toBe(19)
    expect(await counts()).toBe(0)
    await ask('/learn', { cookie })
    expect(await owner.rateLimit.findMany()).toMatchObject([{ points: 20 }])
    vi.stubEnv('REQUESTS_A_MINUTE', '10')
  })
  test('is a session that has ended by itself: it takes nothing from its person', async () => {
    const person = organisation.bayClinicians[1]
    const ended = await newSession(person)
    await owner.session.deleteMany({ where: { id: ended.sessionId } })
    expect(await answered(15, '/learn', ended)).toBe(10)
    const asked = { counted: 'page', requests: 1, now: new Date() } as const
    expect(await dangerouslyCountRequests(ended, asked)).toMatchObject({ personId: null })
    expect(await answered(10, '/learn', await newSession(person))).toBe(10)
  })
  test('begins anew with each minute', async () => {
    const session = await newSession(organisation.administrator)
    const at = (second: number) => new Date(Date.UTC(2026, 10, 30, 12, 0, second))
    const count = (second: number, requests: number) =>
      dangerouslyCountRequests(session, { counted: 'page', requests, now: at(second) })
    const { personId } = organisation.administrator
    await owner.session.updateMany({ where: { id: session.sessionId }, data: { createdAt: at(0), expiresAt: at(600) } })
    expect(await count(0, 60)).toEqual({ personId, requests: 60, secondsLeft: 60 })
    expect(await count(59.5, 1)).toEqual({ personId, requests: 61, secondsLeft: 1 })
    expect(await count(60, 1)).toEqual({ personId, requests: 1, secondsLeft: 60 })
  })
})

test('where nobody can be counted, everybody goes on', async () => {
  const { cookie } = await newSession(organisation.wardClinicians[1])
  await dangerouslyDisconnect()
  vi.stubEnv('DATABASE_APP_URL', 'postgresql://curtain_web:none@127.0.0.1:1/nowhere')
  const excessOf = beginCounting()
  const there = { headers: { cookie } } as IncomingMessage
  for (let asked = 0; asked < 20; asked++)
    expect(await excessOf(there, { pathname: '/learn', direct: null })).toBeNull()
  await dangerouslyDisconnect()
  vi.stubEnv('DATABASE_APP_URL', database.appUrl)
})
