import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { databaseState } from '#data/database/reachable.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { withConnection } from '#platform/database/connection.ts'
import { testUrls } from '#platform/testing/prepared-database.ts'
import { mountSmallDisk } from '#platform/testing/small-disk.ts'
import { startTemporaryDatabase, type TemporaryDatabase } from '#platform/testing/temporary-database.ts'
import { answer, routeOf } from './front.ts'

/** What is answered before Next, in front of a database that is frozen or gone. What stands behind says that it was asked. */

let disk: Awaited<ReturnType<typeof mountSmallDisk>>
let database: TemporaryDatabase
let server: Server
let port: number
let paths: string[] = []

beforeAll(async () => {
  disk = await mountSmallDisk(400)
  database = await startTemporaryDatabase('prepared', disk === null ? {} : { within: disk.directory })
  const { web } = testUrls(database.ownerUrl)
  vi.stubEnv('DATABASE_APP_URL', web)
  vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
  server = createServer((incoming, response) => {
    const next = async () => {
      paths.push(`${incoming.url} ${incoming.headers['x-forwarded-host'] ?? ''}`.trim())
      response.end('a page')
    }
    void answer(incoming, response, routeOf(incoming, 'an id'), next)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await dangerouslyDisconnect()
  await database.remove()
  await disk?.remove()
})

type RequestParts = { method?: string; headers?: Record<string, string> }
type Reply = { status: number; headers: Record<string, unknown>; text: string }

async function ask(path: string, { method = 'GET', headers = {} }: RequestParts = {}): Promise<Reply> {
  paths = []
  const call = request({ port, host: '127.0.0.1', path, method, headers: { host: 'curtain.example', ...headers } })
  call.end()
  const [response] = await once(call, 'response')
  let text = ''
  for await (const piece of response) text += piece
  return { status: response.statusCode, headers: response.headers, text }
}

const page = { accept: 'text/html', 'sec-fetch-mode': 'navigate' }

describe('what no page can make anything of', () => {
  const incomplete = ['/learn/%E0%A4%A', '/%', '/admin/people/%00', '/%ff', '*', 'http://evil.example/']
  test.each(incomplete)('%s is a 400 with a page', async (path) => {
    const { status, text } = await ask(path, { headers: page })
    expect([status, paths, text]).toEqual([400, [], expect.stringContaining('<h1>This address is not complete</h1>')])
  })

  test.each(['TRACE', 'PUT', 'DELETE', 'PROPFIND'])('%s is a 405 that says what is allowed', async (method) => {
    const { status, headers } = await ask('/learn', { method })
    expect([status, headers.allow, paths]).toEqual([405, 'GET, HEAD, POST, OPTIONS', []])
  })

  test('a file is not put together for who asks for its head alone', async () => {
    for (const path of ['/api/export/auditor-pack', '/api/reports/own?format=csv']) {
      const { status, headers } = await ask(path, { method: 'HEAD' })
      expect([status, headers.allow, paths]).toEqual([405, 'GET', []])
    }
    expect(await ask('/learn', { method: 'HEAD' })).toMatchObject({ status: 200 })
  })

  test('an action that Next never wrote is a 400', async () => {
    expect(await ask('/', { method: 'POST', headers: { 'next-action': 'x' } })).toMatchObject({ status: 400 })
    expect(paths).toEqual([])
  })

  test('a line that is no HTTP is a 400 and ends nothing', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.end('NONSENSE\r\n\r\n')
    const [data] = await once(socket, 'data')
    expect(`${data}`).toMatch(/^HTTP\/1\.1 400/)
    expect(await ask('/', { headers: page })).toMatchObject({ status: 200 })
  })
})

describe('another address than PUBLIC_URL', () => {
  const form = { 'content-length': '0' }

  test('is told to Next as the browser sees it, behind a proxy that sends its own Host', async () => {
    const headers = { ...form, host: '10.0.0.5:3000', origin: 'https://curtain.example' }
    expect(await ask('/sign-in', { method: 'POST', headers })).toMatchObject({ status: 200 })
    expect(paths).toEqual(['/sign-in curtain.example'])
  })

  test('is not told where Host says it already: it would look as if a proxy stood in front', async () => {
    await ask('/sign-in', { method: 'POST', headers: { ...form, origin: 'https://curtain.example' } })
    expect(paths).toEqual(['/sign-in'])
    const falseHeaders = { ...form, origin: 'https://curtain.example', 'x-forwarded-host': 'evil.example' }
    await ask('/sign-in', { method: 'POST', headers: falseHeaders })
    expect(paths).toEqual(['/sign-in curtain.example'])
  })

  test('is refused where a form comes from another site', async () => {
    const headers = { ...form, origin: 'https://evil.example', accept: 'text/html' }
    const { status, text } = await ask('/sign-in', { method: 'POST', headers })
    expect([status, paths]).toEqual([421, []])
    expect(text).toContain('https://curtain.example')
  })

  test('says what is wrong where nobody could sign in: in the clear, and PUBLIC_URL is https', async () => {
    const { status, text } = await ask('/sign-in', { headers: { host: '192.168.1.5:3000', accept: 'text/html' } })
    expect([status, paths]).toEqual([421, []])
    expect(text).toContain('PUBLIC_URL')
    const forwardedHeaders = { host: '10.0.0.5', accept: 'text/html', 'x-forwarded-proto': 'https' }
    expect(await ask('/sign-in', { headers: forwardedHeaders })).toMatchObject({ status: 200 })
  })

  test('is no matter to a load balancer that asks for health', async () => {
    expect(await ask('/api/health', { headers: { host: '10.0.0.5' } })).toMatchObject({ status: 200 })
  })
})

function signalDatabase(signal: 'STOP' | 'CONT'): void {
  const [postmaster] = readFileSync(join(database.directory, 'postgres/postmaster.pid'), 'utf8').split('\n')
  const children = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent]) => parent === postmaster)
    .map(([pid]) => Number(pid))
  for (const pid of [Number(postmaster), ...children]) process.kill(pid, `SIG${signal}`)
}

describe('a database that is frozen', () => {
  test('gives a page that stands without JavaScript, tries again and says 503, within two seconds; and then works again', async () => {
    expect(await ask('/learn', { headers: page })).toMatchObject({ status: 200 })
    signalDatabase('STOP')
    try {
      await expect.poll(async () => (await ask('/learn', { headers: page })).status, { timeout: 20_000 }).toBe(503)
      const startedAt = performance.now()
      const { headers, text } = await ask('/learn', { headers: { ...page, 'accept-language': 'es' } })
      expect(performance.now() - startedAt).toBeLessThan(4000)
      expect(headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' })
      expect(text).toContain('<meta http-equiv="refresh" content="5">')
      expect(text).toContain('<html lang="es-ES" dir="ltr">')
      expect(text).not.toContain('<script')
      const reply = await ask('/learn', { method: 'POST', headers: { ...page, origin: 'https://curtain.example' } })
      expect([reply.status, reply.text.includes('refresh')]).toEqual([503, false])
      expect(await ask('/api/reports/own')).toMatchObject({ status: 503 })
      expect(await ask('/_next/static/a.js')).toMatchObject({ status: 200 })
      expect(await databaseState()).toBe('unreachable')
    } finally {
      signalDatabase('CONT')
    }
    await expect.poll(async () => (await ask('/learn', { headers: page })).status, { timeout: 20_000 }).toBe(200)
    expect(await databaseState()).toBe('ok')
  })

  test('whose disk is full is told by health, until there is room again', async (test) => {
    if (disk === null) return test.skip('this user may mount no disk')
    await withConnection(database.ownerUrl, async (owner) => {
      await disk?.fill()
      await dangerouslyDisconnect()
      expect(await databaseState()).toBe('not-writable')
      const error = await owner.query('CREATE TABLE more AS SELECT n FROM generate_series(1, 100000) n').catch(String)
      expect(error).toMatch(/No space left on device/)
    }).finally(disk.empty)
    expect(await databaseState()).toBe('ok')
  })

  test('that takes nothing is told by health', async () => {
    const name = new URL(database.ownerUrl).pathname.slice(1)
    await withConnection(database.ownerUrl, async (owner) => {
      await owner.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`)
      await dangerouslyDisconnect()
      expect(await databaseState()).toBe('not-writable')
      await owner.query('SET default_transaction_read_only = off')
      await owner.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`)
    })
    await dangerouslyDisconnect()
    expect(await databaseState()).toBe('ok')
  })
})
