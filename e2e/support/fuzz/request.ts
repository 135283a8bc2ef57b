import fc from 'fast-check'
import { text } from './values.ts'

/** One request as its bytes go out. `what`: the kind, for who reads that it failed. */
export type FuzzRequest = {
  readonly what: string
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Buffer | null
}

/** What stands in front of a body is about the body; a length that is not true, or none. */
export function bytesOf({ method, target, headers, body }: FuzzRequest, host: string): Buffer {
  const named = (name: string) => headers.some(([each]) => each.toLowerCase() === name)
  const all: (readonly [string, string])[] = [
    ...(named('host') ? [] : [['host', host] as const]),
    ['connection', 'close'],
    ...headers,
    ...(body === null || named('content-length') || named('transfer-encoding')
      ? []
      : [['content-length', `${body.length}`] as const]),
  ]
  const head = `${method} ${target} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), body ?? Buffer.alloc(0)])
}

/** So that it can be sent again: `printf '…' | nc HOST PORT`, without what is long. */
export function requestText(request: FuzzRequest, host: string): string {
  return bytesOf(request, host)
    .toString('latin1')
    .replaceAll(/[^ -~]|[\\']/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

const hostileHeaders: readonly (readonly [string, string])[] = [
  ['rsc', '1'],
  ['next-router-state-tree', '%5B%22%22%2C%7B%7D'],
  ['next-router-state-tree', '["",{"children":["__proto__",{}]}]'],
  ['next-router-state-tree', '{}'],
  ['next-router-state-tree', 'a'.repeat(5000)],
  ['next-router-prefetch', '1'],
  ['next-router-segment-prefetch', '/_tree'],
  ['next-router-segment-prefetch', '/../x'],
  ['next-url', '//evil.example/x'],
  ['next-hmr-refresh', '1'],
  ['next-action', 'x'],
  ['next-action', '00'.repeat(21)],
  ['x-middleware-subrequest', 'middleware:middleware:middleware:middleware:middleware'],
  ['x-middleware-rewrite', '/admin'],
  ['x-middleware-set-cookie', 'a=b'],
  ['x-matched-path', '/admin/people'],
  ['x-now-route-matches', '1=%2Fadmin'],
  ['x-nextjs-data', '1'],
  ['x-invoke-path', '/admin'],
  ['x-invoke-status', '500'],
  ['x-invoke-error', '{"message":"x"}'],
  ['x-forwarded-for', "1.2.3.4', 'x"],
  ['x-forwarded-for', ','.repeat(3000)],
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-proto', 'https'],
  ['x-forwarded-proto', 'javascript'],
  ['x-request-id', '../x'],
  ['x-client-address', '127.0.0.1'],
  ['x-http-method-override', 'DELETE'],
  ['x-original-url', '/admin'],
  ['x-rewrite-url', '/admin'],
  ['origin', 'https://evil.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
  ['sec-fetch-mode', 'navigate'],
  ['host', 'evil.example'],
  ['host', ''],
  ['host', 'a:b:c'],
  ['cookie', '='],
  ['cookie', 'a=%E0%A4%A; __proto__=x; next-auth.session-token=x'],
  ['cookie', 'next-auth.session-token=eyJhbGciOiJkaXIifQ..x.y.z'],
  ['cookie', 'x='.repeat(3000)],
  ['accept', '*/*;q=9, text/html;q=x, ;;;'],
  ['accept-language', `ar-${'x'.repeat(3000)};q=2, *;q=-1, %%`],
  ['accept-language', '\xff\xfe'],
  ['accept-encoding', 'gzip;q=0, br;q=x, *;q=0'],
  ['range', 'bytes=9-1,-,0-'],
  ['if-none-match', '"'],
  ['if-modified-since', 'Thu, 99 Foo 99999 00:00:00 GMT'],
  ['expect', '100-continue'],
  ['upgrade', 'websocket'],
  ['authorization', 'Bearer '],
  ['authorization', `Bearer ${'é'.repeat(50)}`],
  ['authorization', 'Basic %%%'],
  ['content-encoding', 'gzip'],
  ['content-type', 'application/json'],
  ['content-type', 'multipart/form-data'],
  ['content-length', '0'],
  ['user-agent', '\xff'.repeat(200)],
  ['referer', 'javascript:alert(1)'],
  ['traceparent', '00-zz'],
  ['purpose', 'prefetch'],
]

/** A few headers that lie, are broken or mean something within the framework. */
export const headerAbuse = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...hostileHeaders), { minLength: 1, maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: text.map((value) => [
      [
        'x-anything',
        Buffer.from(value)
          .toString('latin1')
          .replaceAll(/[\r\n\0]/g, ' '),
      ] as const,
    ]),
  },
)

export const anyMethod = fc.oneof(
  { weight: 6, arbitrary: fc.constant('GET') },
  { weight: 2, arbitrary: fc.constant('POST') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'get', 'QUERY'),
  },
)
