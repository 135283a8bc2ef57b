import { expect, test } from 'vitest'
import { isAskedAhead } from './asked-ahead.ts'

const aTeam = '/teams/01990000-0000-7000-8000-000000000000'

test.each([
  ['next-router-prefetch', '1', aTeam],
  ['next-router-prefetch', '2', `/admin${aTeam}/people/01990000-0000-7000-8000-000000000000`],
  ['next-router-prefetch', '1', '/teams'],
  ['next-router-prefetch', '1', '/notices'],
  ['sec-purpose', 'prefetch;prerender', '/api/reports/team'],
])('what is asked for ahead with %s: %s gets nothing where looks are kept: %s', (header, value, path) => {
  expect(isAskedAhead({ headers: { [header]: value } }, path)).toBe(true)
  expect(isAskedAhead({ headers: { accept: 'text/html', rsc: '1' } }, path)).toBe(false)
})

test.each(['/learn', '/admin/teams', '/admin', '/teamsters'])(
  'what is asked for ahead is given where none are kept: %s',
  (path) => {
    expect(isAskedAhead({ headers: { 'next-router-prefetch': '1' } }, path)).toBe(false)
  },
)
