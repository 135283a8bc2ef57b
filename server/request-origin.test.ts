import { expect, test, vi } from 'vitest'
import { originHost } from './request-origin.ts'

vi.stubEnv('PUBLIC_URL', 'https://curtain.example')

test.each([
  ['as PUBLIC_URL says', { host: 'curtain.example', origin: 'https://curtain.example' }, 'curtain.example'],
  [
    'behind a proxy that sends its own Host',
    { host: '10.0.0.5:3000', origin: 'https://curtain.example' },
    'curtain.example',
  ],
  [
    'under an address of the local network',
    { host: '192.168.1.5:3000', origin: 'http://192.168.1.5:3000' },
    '192.168.1.5:3000',
  ],
  [
    'behind a proxy, under another name',
    { host: 'x', origin: 'https://other.example', 'sec-fetch-site': 'same-origin' },
    'other.example',
  ],
  ['by a program', { host: 'curtain.example' }, 'curtain.example'],
  [
    'by a page that hides where it is',
    { host: 'curtain.example', origin: 'null', 'sec-fetch-site': 'same-origin' },
    'curtain.example',
  ],
])('%s it is from here', (_how, headers, host) => {
  expect(originHost(headers)).toBe(host)
})

test.each([
  [{ host: 'curtain.example', origin: 'https://evil.example' }],
  [{ host: 'curtain.example', origin: 'https://curtain.example.evil.example' }],
  [{ host: 'curtain.example', origin: 'null' }],
  [{ host: 'curtain.example', origin: 'not an origin' }],
  [{ host: 'curtain.example', origin: 'https://curtain.example', 'sec-fetch-site': 'cross-site' }],
  [{ host: 'curtain.example', 'sec-fetch-site': 'same-site' }],
])('%o is not', (headers) => {
  expect(originHost(headers)).toBeNull()
})
