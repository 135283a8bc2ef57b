import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isBareParticiple, nameFindings } from './boundaries/names.ts'

test.each(['asked', 'Asked', 'linesShown', 'LINES_SHOWN', 'findErased', 'whyNotSent', 'PracticesUnderstood'])(
  '%s is a participle',
  (name) => {
    expect(isBareParticiple(name)).toBe(true)
  },
)

test.each([
  ...['isClosed', 'statusesAreShown', 'canBeTouched', 'hasAnswered', 'closedAt', 'closedPeriods', 'GivenAnswer'],
  ...['seed', 'randomSeed', 'practicalNeed', 'speed', 'Feed', 'read', 'findAskedModules'],
])('%s is none', (name) => {
  expect(isBareParticiple(name)).toBe(false)
})

test('an export is found by its file and name, and what is not exported is left alone', () => {
  const root = mkdtempSync(join(tmpdir(), 'curtain-names-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'data'))
  writeFileSync(
    join(root, 'data/planted.ts'),
    'const kept = 1\nexport const requests = kept\nexport async function rowsShown() {}\nexport type Asked = string\n',
  )
  expect(nameFindings(root).map((finding) => finding.split(':')[0])).toEqual([
    'data/planted.ts exports rowsShown',
    'data/planted.ts exports Asked',
  ])
})
