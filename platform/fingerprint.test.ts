import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprintSources } from './fingerprint.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'curtain-fingerprint-'))
  for (const folder of ['app', 'node_modules', '.next', '.data']) await mkdir(join(root, folder))
  await writeFile(join(root, 'app/page.tsx'), 'one')
})

afterEach(() => rm(root, { recursive: true }))

test('is the same for the same sources, whatever was built, installed, stored, tested or told', async () => {
  const before = await fingerprintSources(root)
  for (const name of [
    'node_modules/x.js',
    '.next/x.js',
    '.data/x',
    'app/page.test.tsx',
    'app/page.testing.ts',
    'README.md',
  ]) {
    await writeFile(join(root, name), 'more')
  }
  expect(await fingerprintSources(root)).toBe(before)
})

test('is another when a source changes, moves or comes', async () => {
  const before = await fingerprintSources(root)
  await writeFile(join(root, 'app/page.tsx'), 'two')
  const changedFingerprint = await fingerprintSources(root)
  await writeFile(join(root, 'app/layout.tsx'), '')
  const more = await fingerprintSources(root)
  expect(new Set([before, changedFingerprint, more]).size).toBe(3)
})
