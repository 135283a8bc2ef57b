import { CspEvaluator } from 'csp_evaluator'
import { Version } from 'csp_evaluator/dist/csp.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
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

  test('names no host but its own, and allows no object and no other base', () => {
    expect(policy).toContain(`default-src 'self';`)
    expect(policy).not.toMatch(/\*|https?:|wss?:/)
    expect(policy).toContain(`object-src 'none'; base-uri 'none'`)
  })
})

test('Google’s evaluator finds nothing wrong with the policy of a page', () => {
  for (const https of [true, false]) {
    const policy = contentSecurityPolicy('bm9uY2Utb2YtMTYtYnl0ZXM=', { https, development: false })
    expect(findingsOf(policy)).toEqual([])
  }
  // It would find what is wrong.
  expect(findingsOf(`script-src 'self' 'unsafe-inline'`)).not.toEqual([])
})

test('what is no page lets nothing run, be loaded or be framed', () => {
  const { 'content-security-policy': policy = '' } = securityHeaders({ https: true })
  expect(policy).toBe(`default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`)
  expect(findingsOf(policy)).toEqual([])
})

/** What the evaluator finds, but for its remark that browsers which know 'strict-dynamic' read no 'self'. */
function findingsOf(policy: string): string[] {
  return new CspEvaluator(new CspParser(policy).csp, Version.CSP3)
    .evaluate()
    .filter(({ severity }) => severity < Severity.INFO)
    .map(({ directive, value, description }) => `${directive} ${value ?? ''}: ${description}`)
}

test('a response has the type that it says, is told to no other site and given to none', () => {
  const headers = securityHeaders({ https: true })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('browsers are told to stay with https only where it is https', () => {
  const [, seconds] = /max-age=(\d+); includeSubDomains/.exec(
    securityHeaders({ https: true })['strict-transport-security'] ?? '',
  ) ?? ['', '0']
  expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 24 * 60 * 60)
  expect(securityHeaders({ https: false })).not.toHaveProperty('strict-transport-security')
  expect(contentSecurityPolicy('abc', { https: false, development: false })).not.toContain('upgrade-insecure-requests')
})
