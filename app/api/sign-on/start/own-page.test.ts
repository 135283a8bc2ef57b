import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { isFromOwnPage } from '#server/sign-on/own-page.ts'
import { GET } from './route.ts'

vi.stubEnv('PUBLIC_URL', 'https://curtain.example')

const here: Record<string, string>[] = [
  { 'sec-fetch-site': 'same-origin' },
  { referer: 'https://curtain.example/sign-in?next=%2Flearn' },
  { host: '192.168.1.5:3000', referer: 'http://192.168.1.5:3000/sign-in' },
]

test.each(here)('%o came from a page of ours', (headers) => {
  expect(isFromOwnPage(new Headers(headers))).toBe(true)
})

const elsewhere: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', referer: 'https://curtain.example/sign-in' },
  { 'sec-fetch-site': 'none' },
  { host: 'curtain.example' },
  { host: 'curtain.example', referer: 'https://evil.example/curtain.example' },
  { host: 'curtain.example', referer: 'not an address' },
]

test.each(elsewhere)('%o did not', (headers) => {
  expect(isFromOwnPage(new Headers(headers))).toBe(false)
})

test.each(elsewhere)('a link elsewhere signs nobody in: it leads to the page that asks first (%o)', async (headers) => {
  const organisation = randomUUID()
  const address = `https://curtain.example/api/sign-on/start?organisation=${organisation}&next=//evil.example`
  const reply = await GET(new Request(address, { headers }))
  expect([reply.status, reply.headers.get('location'), reply.headers.get('set-cookie')]).toEqual([
    303,
    `https://curtain.example/sign-in?organisation=${organisation}`,
    null,
  ])
  const further = await GET(new Request(address.replace('//evil.example', '/learn%3Fa%3D1'), { headers }))
  expect(further.headers.get('location')).toContain('next=%2Flearn%3Fa%3D1')
})
