import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compressStatic } from '#platform/compress-static.ts'
import { serveStaticOf } from './serve-static.ts'

const script = 'say("what a page does", "é");\n'.repeat(200)
const build = mkdtempSync(join(tmpdir(), 'curtain-static-'))
let stop: () => void
let port = 0

beforeAll(async () => {
  mkdirSync(join(build, 'static/chunks'), { recursive: true })
  writeFileSync(join(build, 'secret.js'), 'not for anyone')
  writeFileSync(join(build, 'static/chunks/page~1.js'), script)
  writeFileSync(join(build, 'static/chunks/short.css'), 'a{}')
  writeFileSync(join(build, 'static/font.woff2'), Buffer.alloc(4096, 7))
  writeFileSync(join(build, 'static/notes.bin'), 'of a kind that no build writes')
  await compressStatic(join(build, 'static'))
  const serve = serveStaticOf(build)
  const server = createServer((incoming, response) => {
    if (!serve(incoming, response)) response.writeHead(404).end()
  }).listen(0)
  port = (server.address() as AddressInfo).port
  stop = () => server.close()
})

afterAll(() => {
  stop()
  rmSync(build, { recursive: true })
})

type Answer = { status: number | undefined; headers: Record<string, unknown>; body: Buffer }

function ask(path: string, { method = 'GET', accept = '' } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const clientRequest = request({ port, path, method, headers: { 'accept-encoding': accept } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    clientRequest.on('error', reject).end()
  })
}

const address = '/_next/static/chunks/page~1.js'

describe('a file of the build', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['br;q=0.0,gzip;q=0', undefined, (body: Buffer) => body],
    ['brotli-of-another-kind', undefined, (body: Buffer) => body],
    ['', undefined, (body: Buffer) => body],
  ])('is sent to whoever accepts “%s” as %s', async (accept, encoding, open) => {
    const { status, headers, body } = await ask(address, { accept })
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, encoding, 'Accept-Encoding'])
    expect(open(body).toString()).toBe(script)
    expect(headers['content-length']).toBe(`${body.length}`)
  })

  test('is kept for a year, says its letters, and is the same with a query', async () => {
    const { headers, status } = await ask(`${address}?dpl=1`)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    })
  })

  test('has a head without a body', async () => {
    const { headers, body } = await ask(address, { method: 'HEAD', accept: 'br' })
    expect([headers['content-encoding'], body.length]).toEqual(['br', 0])
  })

  test.each(['POST', 'PUT', 'OPTIONS'])('takes no %s', async (method) => {
    expect(await ask(address, { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })

  test('is not compressed where that saves nothing', async () => {
    for (const path of ['chunks/short.css', 'font.woff2']) {
      const { status, headers } = await ask(`/_next/static/${path}`, { accept: 'br' })
      expect([status, headers['content-encoding']]).toEqual([200, undefined])
    }
  })
})

test('what is no file of the build is left to what comes after', async () => {
  for (const path of [
    '/_next/static/../secret.js',
    '/_next/static/%2e%2e/secret.js',
    '/_next/static/chunks/page~1.js.br',
    '/_next/static/chunks',
    '/_next/static/none.js',
    '/_next/static/notes.bin',
    '/_next/static/__proto__',
    '/learn',
  ]) {
    expect(await ask(path), path).toMatchObject({ status: 404 })
  }
})
