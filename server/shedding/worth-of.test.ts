import { describe, expect, test } from 'vitest'
import { worthOf } from './worth-of.ts'

describe('what a request is worth', () => {
  test.each([
    ['/api/attempts/1/answers', 'answer'],
    ['/api/attempts/1/continue', 'answer'],
    ['/api/follow-ups/1/answers', 'answer'],
    ['/learn', 'learning'],
    ['/learn/0198', 'learning'],
    ['/sign-in', 'learning'],
    ['/api/auth/session', 'learning'],
    ['/api/sign-on/saml/1/answer', 'learning'],
    ['/administering', 'learning'],
    ['/admin', 'administration'],
    ['/admin/people', 'administration'],
    ['/teams/1', 'administration'],
    ['/api/search', 'administration'],
    ['/api/search-words', 'administration'],
    ['/api/export/responses', 'report'],
    ['/api/reports/own', 'report'],
    ['/api/people/imports', 'report'],
    ['/api/v1/people', 'report'],
    ['/scim/v2/Users', 'report'],
    ['/api/health', null],
    ['/api/health/live', null],
    ['/api/sign-on/logout/1', null],
    ['/_next/static/a.js', null],
    ['/service-worker.js', null],
    ['/.well-known/change-password', null],
  ])('%s: %s', (pathname, worth) => {
    expect(worthOf(pathname)).toBe(worth)
  })
})
