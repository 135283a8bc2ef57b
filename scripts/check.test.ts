import { appendFile, cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root, runQuietly, tools } from './processes/step.ts'

/** Faults planted in a copy of the project, each of which a check must find: a check that is silent may be blind. */

let copy: string
const leftOut = new Set(['node_modules', '.git', '.next', '.data', 'test-results', 'coverage'])

const planted = {
  'domain/planted-alias.ts': `import { database } from '#data/internal/database.ts'\n\nexport const planted = database\n`,
  'domain/planted-type.ts': `import type { Viewer } from '#data/viewer.ts'\n\nexport type Planted = Viewer\n`,
  'domain/scenario/planted-relative.ts': `import { planted } from '../planted-alias.ts'\n\nexport const again = planted\n`,
  'domain/planted-framework.ts': `import { readFileSync } from 'node:fs'\n\nexport const planted = readFileSync\n`,
  'content/planted-backwards.ts': `import type { Viewer } from '#data/viewer.ts'\n\nexport type Planted = Viewer\n`,
  'data/planted-backwards.ts': `import { log } from '#server/log.ts'\n\nexport const planted = log\n`,
  'server/planted-backwards.ts': `import { metadata } from '#app/layout.tsx'\n\nexport const planted = metadata\n`,
  'server/planted-database.ts': `import pg from 'pg'\n\nexport const planted = pg\n`,
  'components/planted-data.ts': `import type { Viewer } from '#data/viewer.ts'\n\nexport type Planted = Viewer\n`,
  'app/planted-prisma.ts': `import type { PrismaClient } from '#data/generated/client.ts'\n\nexport type Planted = PrismaClient\n`,
  'app/planted-next-auth.ts': `import { getServerSession } from 'next-auth'\n\nexport const planted = getServerSession\n`,
  'server/planted-environment.ts': `export const planted = process.env.HOME\n`,
  'domain/planted-cycle-a.ts': `import { b } from './planted-cycle-b.ts'\n\nexport const a = () => b\n`,
  'domain/planted-cycle-b.ts': `import { a } from './planted-cycle-a.ts'\n\nexport const b = () => a\n`,
  'domain/planted-format.ts': `export const planted = {a:1};\n`,
  'domain/planted-parameter.ts': `export function planted(unused: string): number {\n  return 1\n}\n`,
  'domain/planted-mistake.ts': `export const planted: string = 1\n`,
} as const

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'curtain-check-'))
  for (const name of await readdir(root)) {
    if (!leftOut.has(name)) await cp(join(root, name), join(copy, name), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [file, text] of Object.entries(planted)) await writeFile(join(copy, file), text)
})

afterAll(() => rm(copy, { recursive: true, force: true }))

describe('lint and format', () => {
  let output: string

  beforeAll(async () => {
    const biome = join(root, tools.biome)
    const files = Object.keys(planted)
    // Outside of a repository: what git leaves out is left out by name above.
    const words = ['check', '--reporter=github', '--max-diagnostics=500', '--vcs-enabled=false', ...files]
    output = (await runQuietly('biome', biome, words, copy)).output
  })

  const finds = (rule: string, file: string) =>
    output.split('\n').some((line) => line.includes(rule) && line.includes(file))

  test.for([
    ['noRestrictedImports', 'domain/planted-alias.ts'],
    ['noRestrictedImports', 'domain/planted-type.ts'],
    ['noRestrictedImports', 'domain/scenario/planted-relative.ts'],
    ['noRestrictedImports', 'domain/planted-framework.ts'],
    ['noRestrictedImports', 'content/planted-backwards.ts'],
    ['noRestrictedImports', 'data/planted-backwards.ts'],
    ['noRestrictedImports', 'server/planted-backwards.ts'],
    ['noRestrictedImports', 'server/planted-database.ts'],
    ['noRestrictedImports', 'components/planted-data.ts'],
    ['noRestrictedImports', 'app/planted-prisma.ts'],
    ['noRestrictedImports', 'app/planted-next-auth.ts'],
    ['noProcessEnv', 'server/planted-environment.ts'],
    ['noImportCycles', 'domain/planted-cycle-a.ts'],
    ['noUnusedFunctionParameters', 'domain/planted-parameter.ts'],
    ['format', 'domain/planted-format.ts'],
  ] as const)('%s is found in %s', ([rule, file]) => {
    expect(finds(rule, file), output).toBe(true)
  })
})

test('an error of type is found', async () => {
  const { ok, output } = await runQuietly(
    'tsc',
    join(root, tools.tsc),
    ['--project', '.', '--noEmit', '--pretty', 'false'],
    copy,
  )
  expect(ok).toBe(false)
  expect(output).toContain('domain/planted-mistake.ts(1,14): error TS2322')
})

test('an export that nobody uses is found', async () => {
  // In a file that is used, so that the export itself is what is found.
  await appendFile(join(copy, 'server/log.ts'), '\nexport const plantedExport = 1\n')
  const { ok, output } = await runQuietly('knip', join(root, tools.knip), ['--no-progress'], copy)
  expect(ok).toBe(false)
  expect(output).toContain('plantedExport')
  expect(output).toContain('domain/planted-mistake.ts')
})
