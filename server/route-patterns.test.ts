import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRoutePatterns } from './route-patterns.ts'

let app: string
let patternOf: (path: string) => string

beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'curtain-routes-'))
  const files = [
    'page.tsx',
    '(welcome)/sign-in/page.tsx',
    'learn/page.tsx',
    'learn/[enrolment]/page.tsx',
    'learn/understanding/page.tsx',
    'learn/understanding/parts.tsx',
    'api/auth/[...nextauth]/route.ts',
  ]
  for (const file of files) {
    mkdirSync(dirname(join(app, file)), { recursive: true })
    writeFileSync(join(app, file), '')
  }
  patternOf = readRoutePatterns(app)
})

afterAll(() => rmSync(app, { recursive: true }))

test.for([
  ['/', '/'],
  ['/sign-in', '/sign-in'],
  ['/learn/', '/learn'],
  ['/learn/0198c0de-0000-7000-8000-000000000000', '/learn/[enrolment]'],
  ['/learn/understanding', '/learn/understanding'],
  ['/api/auth/callback/credentials', '/api/auth/[...nextauth]'],
  ['/_next/static/chunks/a.js', '/_next'],
  ['/learn/0198c0de/ada@ward.example', 'unmatched'],
  ['/learn/understanding/parts', 'unmatched'],
] as const)('%s is logged as %s', ([path, pattern]) => {
  expect(patternOf(path)).toBe(pattern)
})
