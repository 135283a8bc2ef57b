import { appendFile, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root, runQuietly, tools } from '#platform/processes/step.ts'
import { deadCodeParameters } from './boundaries/dead-code.ts'
import { rooms, subjects } from './boundaries/floors.ts'
import { lintRules } from './boundaries/lint-rules.ts'

/** Faults planted in a copy of the project, each of which a check must find: a check that is silent may be blind. */

let copy: string
const leftOut = new Set(['node_modules', '.git', '.next', '.data', 'test-results', 'coverage'])

/** A file in each room, and in each subject of data/, that imports from each one that it may not rest on. */
function plantedArrows(prefix: string, floors: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const names = Object.keys(floors)
  const arrows = names.flatMap((from) =>
    names
      .filter((to) => to !== from && floors[from]?.includes(to) === false)
      .map((to) => [`${prefix}${from}/planted-arrow-to-${to}.ts`, `import '#${prefix}${to}/planted.ts'\n`]),
  )
  return Object.fromEntries(arrows)
}

/** What a rule of imports must find, by file. */
const plantedImports: Readonly<Record<string, string>> = {
  ...plantedArrows('', rooms),
  ...plantedArrows('data/', subjects),
  'domain/planted-type.ts': `import type { Viewer } from '#data/viewer.ts'\n\nexport type Planted = Viewer\n`,
  'domain/scenario/planted-relative.ts': `import { planted } from '../planted-alias.ts'\n\nexport const again = planted\n`,
  'domain/planted-framework.ts': `import { readFileSync } from 'node:fs'\n\nexport const planted = readFileSync\n`,
  'data/planted-subject.ts': `import '#data/reports/planted.ts'\n`,
  'data/reports/planted-internal.ts': `import '#data/attempts/internal/planted.ts'\n`,
  'data/attempts/planted-framework.ts': `import 'react'\n`,
  'data/attempts/planted-testing.ts': `import '#platform/testing/planted.ts'\n`,
  'simulation/planted-internal.ts': `import '#data/attempts/internal/planted.ts'\n`,
  'server/planted-simulation.ts': `import '#simulation/planted.ts'\n`,
  'server/planted-driver.ts': `import pg from 'pg'\n\nexport const planted = pg\n`,
  'server/planted-database.ts': `import '#data/database/planted.ts'\n`,
  'server/planted-shared.ts': `import '#data/curriculum/shared/planted.ts'\n`,
  'app/planted-simulation.ts': `import '#simulation/planted.ts'\n`,
  'app/planted-internal.ts': `import '#data/curriculum/internal/planted.ts'\n`,
  'app/planted-prisma.ts': `import type { PrismaClient } from '#data/generated/client.ts'\n\nexport type Planted = PrismaClient\n`,
  'app/planted-next-auth.ts': `import { getServerSession } from 'next-auth'\n\nexport const planted = getServerSession\n`,
  'components/planted-prisma.ts': `import '@prisma/client'\n`,
}

const plantedElsewhere = {
  'domain/planted-alias.ts': `import { database } from '#data/database/database.ts'\n\nexport const planted = database\n`,
  'server/planted-environment.ts': `export const planted = process.env.HOME\n`,
  'domain/planted-format.ts': `export const planted = {a:1};\n`,
  'domain/planted-parameter.ts': `export function planted(unused: string): number {\n  return 1\n}\n`,
  'domain/planted-mistake.ts': `export const planted: string = 1\n`,
} as const

const plantedFiles: Readonly<Record<string, string>> = { ...plantedImports, ...plantedElsewhere }

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'curtain-check-'))
  for (const name of await readdir(root)) {
    if (!leftOut.has(name)) await cp(join(root, name), join(copy, name), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [file, text] of Object.entries(plantedFiles)) await writeFile(join(copy, file), text)
})

afterAll(() => rm(copy, { recursive: true, force: true }))

describe('lint and format', () => {
  let output: string

  beforeAll(async () => {
    const biome = join(root, tools.biome)
    const files = Object.keys(plantedFiles)
    // Outside of a repository: what git leaves out is left out by name above.
    const words = ['check', '--reporter=github', '--max-diagnostics=none', '--vcs-enabled=false', ...files]
    output = (await runQuietly('biome', biome, words, copy)).output
    // The other checks get only what is theirs to find.
    for (const file of Object.keys(plantedImports)) await rm(join(copy, file))
  })

  const finds = (rule: string, file: string) =>
    output.split('\n').some((line) => line.includes(rule) && line.includes(file))

  test('every import that runs up, reaches into another room or knows what its floor may not is found', () => {
    expect(Object.keys(plantedImports).filter((file) => !finds('noRestrictedImports', file))).toEqual([])
  })

  test.for([
    ['noRestrictedImports', 'domain/planted-alias.ts'],
    ['noProcessEnv', 'server/planted-environment.ts'],
    ['noUnusedFunctionParameters', 'domain/planted-parameter.ts'],
    ['format', 'domain/planted-format.ts'],
  ] as const)('%s is found in %s', ([rule, file]) => {
    expect(finds(rule, file), output).toBe(true)
  })
})

test('the linter has the rules of the floors', async () => {
  const { overrides } = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8'))
  expect(overrides, 'npm run boundaries writes them').toEqual(lintRules())
})

test('a file that is too long to be about one thing is found, and one that is data is not', async () => {
  const plantedFile = '// One line of many.\n'.repeat(201)
  const names = ['domain/planted-length.ts', 'components/planted-length.tsx', 'components/drawings/planted-shapes.ts']
  for (const name of names) await writeFile(join(copy, name), plantedFile)
  const script = join(copy, 'scripts/lengths-check.ts')
  const { ok, output } = await runQuietly('lengths', script, [], copy)
  for (const name of names) await rm(join(copy, name))
  expect(ok).toBe(false)
  expect(output).toContain('domain/planted-length.ts has 201 lines, at most 200 are allowed')
  expect(output).toContain('components/planted-length.tsx has 201 lines')
  expect(output).not.toContain('planted-shapes')
  expect((await runQuietly('lengths', script, [], copy)).output).toBe('')
})

test('a table of ASVS that says something else than the verdicts is found', async () => {
  const check = () => runQuietly('ASVS', join(copy, 'scripts/asvs.ts'), ['--check'], copy)
  expect(await check()).toMatchObject({ ok: true, output: '' })
  const page = join(copy, 'docs/security.md')
  const text = await readFile(page, 'utf8')
  await writeFile(page, text.replace('| V1.1.1, 2 |', '| V1.1.1, 2 | Planted |'))
  const { ok, output } = await check()
  await writeFile(page, text)
  expect(ok).toBe(false)
  expect(output).toContain('npm run asvs')
})

test('an error of type is found', async () => {
  const tsc = (...words: string[]) => runQuietly('tsc', join(root, tools.tsc), [...words, '--pretty', 'false'], copy)
  const mistake = 'domain/planted-mistake.ts'
  expect((await tsc('--project', '.', '--listFilesOnly')).output).toContain(mistake)
  // The same rules for that file alone: all the others took a quarter of a minute.
  const alone = { extends: './tsconfig.json', files: [mistake], include: [] }
  await writeFile(join(copy, 'tsconfig.planted.json'), JSON.stringify(alone))
  const { ok, output } = await tsc('--project', 'tsconfig.planted.json', '--noEmit')
  expect(ok).toBe(false)
  expect(output).toContain(`${mistake}(1,14): error TS2322`)
})

describe('dead code and cycles', () => {
  /** Each in a circle with a file that is used, so that the circle itself is what is found. */
  const plantedCircles: Readonly<Record<string, string>> = {
    'platform/planted-circle.ts': `import './log.ts'\n`,
    'platform/planted-later.ts': `await import('./log.ts')\n`,
    'platform/planted-types.ts': `import type { log } from './log.ts'\n\nexport type Planted = typeof log\n`,
  }
  let before: string
  let output: string

  const knip = async () => {
    const parameters = await deadCodeParameters(copy, join(copy, 'planted-cache'))
    return (await runQuietly('knip', join(root, tools.knip), parameters, copy)).output
  }

  beforeAll(async () => {
    // What was found and remembered before the faults were there must hide none of them.
    before = await knip()
    for (const [file, text] of Object.entries(plantedCircles)) await writeFile(join(copy, file), text)
    const imports = `import './planted-circle.ts'\nimport './planted-later.ts'\nimport type { Planted } from './planted-types.ts'\n`
    await appendFile(
      join(copy, 'platform/log.ts'),
      `\n${imports}const planted: Planted | null = null\nlogError('', planted)\n`,
    )
    await appendFile(join(copy, 'platform/build.ts'), '\nexport const plantedExport = 1\n')
    output = await knip()
  })

  test('a file and an export that nobody uses are found, whatever an earlier run remembers', () => {
    expect(before).toContain('domain/planted-mistake.ts')
    expect(before).not.toContain('plantedExport')
    expect(output).toContain('domain/planted-mistake.ts')
    expect(output).toContain('plantedExport')
  })

  test('files that import each other are found, also where one is loaded later; types may', () => {
    expect(before).not.toContain('Circular')
    expect(output).toMatch(
      /platform\/log\.ts → platform\/planted-circle\.ts|platform\/planted-circle\.ts → platform\/log\.ts/,
    )
    expect(output).toMatch(
      /platform\/log\.ts → platform\/planted-later\.ts|platform\/planted-later\.ts → platform\/log\.ts/,
    )
    expect(output).not.toContain('planted-types')
  })

  test.for(['exports', 'cycles'])('%s alone make the check fail', async (kind) => {
    const parameters = await deadCodeParameters(copy, join(copy, 'planted-cache'))
    const others = ['files', 'dependencies', 'unlisted', 'unresolved', 'exports', 'cycles'].filter(
      (each) => each !== kind,
    )
    const words = [...parameters, '--exclude', others.join(',')]
    expect((await runQuietly('knip', join(root, tools.knip), words, copy)).ok).toBe(false)
  })
})
