import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts'

describe('the policy of a page', () => {
  const policy = contentSecurityPolicy('abc', { https: true, development: false })

  test('allows nothing inline and nothing evaluated', () => {
    expect(policy).not.toContain('unsafe')
  })

  test('allows scripts and styles by the nonce', () => {
    expect(policy).toContain(`script-src 'self' 'nonce-abc' 'strict-dynamic'`)
    expect(policy).toContain(`style-src 'self' 'nonce-abc'`)
  })

  test('lets nobody frame the page', () => {
    expect(policy).toContain(`frame-ancestors 'none'`)
  })
})

test('browsers are told to stay with https only where it is https', () => {
  expect(securityHeaders({ https: true })).toHaveProperty('strict-transport-security')
  expect(securityHeaders({ https: false })).not.toHaveProperty('strict-transport-security')
  expect(contentSecurityPolicy('abc', { https: false, development: false })).not.toContain('upgrade-insecure-requests')
})
