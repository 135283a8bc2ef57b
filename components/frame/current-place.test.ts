import { expect, test } from 'vitest'
import { currentPlace } from './current-place.ts'

const hrefs = ['/learn', '/learn/answers', '/teams', '/admin', '/admin/people']

test.each([
  ['/learn', { href: '/learn', is: 'page' }],
  ['/learn/answers', { href: '/learn/answers', is: 'page' }],
  ['/learn/0198c0de', { href: '/learn', is: 'within' }],
  ['/admin/people/0198c0de', { href: '/admin/people', is: 'within' }],
  ['/admin/peopled', { href: '/admin', is: 'within' }],
  ['/teamsters', null],
  ['/', null],
])('%s lies in its own place, and else in the deepest around it', (path, place) => {
  expect(currentPlace(path, hrefs)).toEqual(place)
})
