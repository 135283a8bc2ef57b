import fc from 'fast-check'
import type { FuzzRequest } from './request.ts'

/** Requests that are hardly HTTP. */
export function ofWire(): fc.Arbitrary<FuzzRequest> {
  const target = fc.constantFrom(
    '/',
    '/learn',
    '*',
    '',
    '/ HTTP/9.9',
    '/a b',
    '/\xff\xfe',
    '/\x01',
    `/${'a'.repeat(20_000)}`,
    'localhost:80',
    '//',
    '///evil.example/..',
    '/?%',
    '/_next/image?url=http://127.0.0.1/x&w=1&q=1',
    '/_next/static/../server/x.js',
    '/_next/static/%2e%2e/%2e%2e/package.json',
    '/_next/../.env',
    '/.git/config',
    '/service-worker.js',
    '/_next/data/x/y.json',
  )
  const method = fc.constantFrom('GET', 'POST', 'CONNECT', 'TRACE', 'OPTIONS', 'G\x00T', 'PRI', '', 'HEAD')
  const head = fc.constantFrom<readonly (readonly [string, string])[]>(
    [],
    [['content-length', '-1']],
    [
      ['content-length', '5'],
      ['content-length', '6'],
    ],
    [
      ['content-length', '5'],
      ['transfer-encoding', 'chunked'],
    ],
    [['transfer-encoding', 'chunked, identity']],
    [['transfer-encoding', '\x0bchunked']],
    [['transfer-encoding', 'chunked']],
    [
      ['host', 'a'],
      ['host', 'b'],
    ],
    [['a b', 'c']],
    [['x', 'a\x00b']],
    [['x', 'a\r\n folded']],
    [['', 'x']],
    Array.from({ length: 3000 }, (_, place) => [`x-${place}`, 'y'] as const),
    [['x', 'y'.repeat(100_000)]],
    [
      ['upgrade', 'h2c'],
      ['http2-settings', 'AAMAAABkAARAAAAAAAIAAAAA'],
    ],
  )
  const body = fc.constantFrom(
    '',
    '5\r\nhello\r\n0\r\n\r\n',
    'hello',
    'zzz\r\n',
    'ffffffffffffffff\r\n',
    'GET /admin HTTP/1.1\r\nhost: x\r\n\r\n',
  )
  return fc.tuple(method, target, head, body).map(([way, at, headers, bodyText]) => ({
    what: 'broken HTTP',
    method: way,
    target: at,
    headers,
    body: bodyText === '' ? null : Buffer.from(bodyText),
  }))
}
