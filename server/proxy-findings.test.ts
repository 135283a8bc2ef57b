import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { expect, test, vi } from 'vitest'
import { eachOnce, isMisdirected, isUnencrypted, proxyFindings } from './proxy-findings.ts'

vi.stubEnv('PUBLIC_URL', 'http://localhost:3000')

function request(headers: Record<string, string>, socket = new Socket()): IncomingMessage {
  const incoming = new IncomingMessage(socket)
  Object.assign(incoming.headers, { accept: 'text/html' }, headers)
  return incoming
}

const findingsFor = (headers: Record<string, string>, trustedProxies: number) =>
  proxyFindings(request(headers), { trustedProxies }).map(({ problem }) => problem)

test.each([['x-forwarded-for'], ['forwarded'], ['x-real-ip']])(
  'a proxy that sends %s and is not set is noticed',
  (name) => {
    expect(findingsFor({ [name]: '203.0.113.9' }, 0)).toEqual([expect.stringContaining('TRUSTED_PROXIES is not set')])
  },
)

test('a proxy that is set and does not say where it was called from is noticed', () => {
  expect(findingsFor({}, 1)).toEqual([expect.stringContaining('TRUSTED_PROXIES is 1')])
  expect(findingsFor({ 'x-forwarded-for': '203.0.113.9' }, 2)).toEqual([expect.stringContaining('with 1 addresses')])
})

test('nothing is said where all is as it should be', () => {
  expect(findingsFor({}, 0)).toEqual([])
  expect(findingsFor({ 'x-forwarded-for': '203.0.113.9' }, 1)).toEqual([])
  expect(findingsFor({ 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }, 1)).toEqual([])
})

test('nothing is said of what Next asks itself for, where an action leads to a page', () => {
  const own = { accept: 'text/x-component', rsc: '1', 'x-forwarded-for': '::1', 'x-forwarded-proto': 'http' }
  expect(findingsFor(own, 0)).toEqual([])
})

test('a page that is opened under another address than PUBLIC_URL is noticed, and a load balancer is not', () => {
  expect(findingsFor({ host: '192.168.1.5:3000' }, 0)).toEqual([
    'A page was asked for at 192.168.1.5:3000, and PUBLIC_URL is http://localhost:3000: links in mails lead there, and under https nobody can sign in elsewhere',
  ])
  expect(findingsFor({ host: '192.168.1.5:3000', accept: '*/*' }, 0)).toEqual([])
  expect(findingsFor({ host: 'localhost:3000' }, 0)).toEqual([])
})

test('it is said once, however many requests show it', () => {
  const lines: string[] = []
  const report = eachOnce(({ problem }) => lines.push(problem))
  for (let each = 0; each < 5; each++) report(proxyFindings(request({ 'x-forwarded-for': 'a' }), { trustedProxies: 0 }))
  expect(lines).toHaveLength(1)
})

test('what another machine asks for in the clear is refused unless a setting allows it', () => {
  const refused = (headers: Record<string, string>, pathname = '/sign-in') => isUnencrypted(request(headers), pathname)
  const elsewhere = { host: '192.168.1.5:3000' }
  expect([refused(elsewhere), refused({ ...elsewhere, accept: '*/*' }), refused({ host: 'curtain' })]).toEqual([
    ...[true, true, true],
  ])
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) expect(refused({ host })).toBe(false)
  // A proxy says that it stands in front, a browser under https what it does, and a load balancer asks for health alone.
  expect(refused({ ...elsewhere, 'x-forwarded-proto': 'https' })).toBe(false)
  expect(refused({ ...elsewhere, 'sec-fetch-mode': 'navigate' })).toBe(false)
  expect(refused(elsewhere, '/api/health/live')).toBe(false)
  vi.stubEnv('ALLOW_UNENCRYPTED', 'web')
  expect(refused(elsewhere)).toBe(false)
  vi.stubEnv('ALLOW_UNENCRYPTED', '')
})

test('what this process has encrypted itself is not in the clear, whatever the browser says', () => {
  const elsewhere = { host: '192.168.1.5:3000' }
  const byTls = () => request(elsewhere, new TLSSocket(new Socket()))
  expect([isUnencrypted(request(elsewhere), '/sign-in'), isUnencrypted(byTls(), '/sign-in')]).toEqual([true, false])
  vi.stubEnv('PUBLIC_URL', 'https://curtain.example')
  expect([isMisdirected(request(elsewhere)), isMisdirected(byTls())]).toEqual([true, false])
  vi.stubEnv('PUBLIC_URL', 'http://localhost:3000')
})
