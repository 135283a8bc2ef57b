import { describe, expect, test } from 'vitest'
import { buildsThatStay, filesNamedIn, isKeptPlace, isStillKept, mayBeKept, toLetGo } from './kept-pages.ts'

describe('what a device keeps for reading without a network', () => {
  test.each([
    '/learn',
    '/learn/0198c1de-0000-7000-8000-000000000001',
    '/learn/follow-ups/0198',
    '/learn/understanding',
  ])('%s is kept', (path) => expect(isKeptPlace(path)).toBe(true))
  test.each([
    '/',
    '/learning',
    '/learn/answers/contest',
    '/teams',
    '/teams/0198',
    '/admin',
    '/admin/people/0198',
    '/account',
    '/notices',
    '/search',
    '/api/reports/own',
    '/sign-in',
  ])('%s is not', (path) => expect(isKeptPlace(path)).toBe(false))

  const page = {
    status: 200,
    redirected: false,
    type: 'basic',
    keptFor: 'a-session',
    contentType: 'text/html; charset=utf-8',
  }
  test('a whole page that the server allows is', () => expect(mayBeKept(page)).toBe(true))
  test.each([
    ['a redirect to sign in', { status: 0, type: 'opaqueredirect' }],
    ['a page that was redirected to', { redirected: true }],
    ['an error', { status: 503 }],
    ['a page that is not theirs', { status: 404 }],
    ['a page of the network that stands in between', { keptFor: null }],
    ['what is no page', { contentType: 'text/x-component' }],
  ])('%s is not', (_what, difference) => expect(mayBeKept({ ...page, ...difference })).toBe(false))

  test('it is kept for twelve hours, and no longer by setting the clock back', () => {
    const keptAt = Date.parse('2026-11-29T08:00:00Z')
    expect(isStillKept(keptAt, keptAt + 12 * 3_600_000 - 1)).toBe(true)
    expect(isStillKept(keptAt, keptAt + 12 * 3_600_000)).toBe(false)
    expect(isStillKept(keptAt, keptAt - 1)).toBe(false)
  })
  test('of more than thirty pages the oldest go', () => {
    const pages = Array.from({ length: 32 }, (_, place) => `/learn/${place}`)
    expect(toLetGo(pages)).toEqual(['/learn/0', '/learn/1'])
    expect(toLetGo(pages.slice(2))).toEqual([])
  })
})

test('a page names its files once each, as Next writes them into attributes and into its data', () => {
  const html = `<link href="/_next/static/chunks/0a.css"/><script src="/_next/static/chunks/b~1.js"></script>
    <script>self.__next_f.push([1,"/_next/static/chunks/b~1.js\\"/_next/static/media/inter-s.p.woff2\\""])</script>`
  expect(filesNamedIn(html)).toEqual([
    '/_next/static/chunks/0a.css',
    '/_next/static/chunks/b~1.js',
    '/_next/static/media/inter-s.p.woff2',
  ])
})

test('over a deployment the files of the build before stay, whose pages may be open', () => {
  expect(buildsThatStay([], 'one')).toEqual(['one'])
  expect(buildsThatStay(['one', 'two'], 'two')).toEqual(['one', 'two'])
  expect(buildsThatStay(['one', 'two', 'three'], 'three')).toEqual(['two', 'three'])
})
