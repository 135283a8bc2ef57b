import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '#platform/processes/step.ts'
import { browserFindings } from './boundaries/browsers.ts'

const house = mkdtempSync(join(tmpdir(), 'curtain-browsers-'))
afterAll(() => rmSync(house, { recursive: true, force: true }))

function findingsWith(files: Readonly<Record<string, string>>): string[] {
  rmSync(house, { recursive: true, force: true })
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), text)
  }
  return browserFindings(house)
}

const page = `'use client'\nimport { days } from '#domain/days.ts'\nexport const Page = () => days()\n`

test.each([
  'const s = AbortSignal.any([])',
  'const id = crypto.randomUUID()',
  'const g = Map.groupBy(all, (one) => one)',
  'const words = new Intl.Segmenter()',
  'const all = list.values().map(Number)',
  'const both = one.union(other)',
])('%s is refused in what a page of the browser imports, and allowed elsewhere', (line) => {
  const days = `// AbortSignal.any is not here\nexport const days = () => 1\n${line}\n`
  expect(findingsWith({ 'app/page.tsx': page, 'domain/days.ts': days })).toEqual([
    expect.stringMatching(/^domain\/days\.ts:3: /),
  ])
  const onServer = page.replace(`'use client'\n`, '')
  expect(findingsWith({ 'app/page.tsx': onServer, 'domain/days.ts': days })).toEqual([])
  const typesOnly = page.replace('import {', 'import type {')
  expect(findingsWith({ 'app/page.tsx': typesOnly, 'domain/days.ts': days })).toEqual([])
})

test('a control that is hidden needs more than :has() to show what is chosen', () => {
  const hiddenInput = '.a input { opacity: 0; }\n.a:has(:checked) { color: red; }\n'
  expect(findingsWith({ 'components/a.css': hiddenInput })).toHaveLength(1)
  const fallback = `${hiddenInput}@supports not selector(:has(*)) { .a input { opacity: 1; } }\n`
  expect(findingsWith({ 'components/a.css': fallback })).toEqual([])
  expect(findingsWith({ 'components/a.css': '.a { color: light-dark(red, blue); }\n' })).toHaveLength(1)
})

test('nothing that this house sends to browsers is newer than they are', () => {
  expect(browserFindings(root)).toEqual([])
})
