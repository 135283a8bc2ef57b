import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { placeWithin } from './place-within.ts'

vi.stubEnv('PUBLIC_URL', 'https://curtain.example')

test.each(['/', '/learn', '/admin/people?q=ana&page=2', '/teams/1#grid', '/learn?next=//host'])(
  '%s is within',
  (address) => {
    expect(placeWithin(address)).toBe(address)
  },
)

test.each([
  '//host',
  '/\\host',
  '/.//host',
  '/..//host',
  '/x/..//host',
  '/%2e//host',
  '/./\\host',
  '/\t/host',
  '/\n/host',
  '\t//host',
  'https://host',
  'javascript:alert(1)',
  '\\\\host',
  '',
  undefined,
  null,
  ['/learn', '/admin'],
])('%j leads to the front page', (address) => {
  expect(placeWithin(address)).toBe('/')
})

test('whatever is asked for, a browser that follows it stays here', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    '\t',
    '\r\n',
    '@',
    ':',
    'host',
    '?',
    '#',
    '//',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      expect(new URL(placeWithin(`/${pieces.join('')}`), 'https://curtain.example').origin).toBe(
        'https://curtain.example',
      )
    }),
    { numRuns: 2000 },
  )
})
