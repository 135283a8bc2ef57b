import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filesToLint } from './files-to-lint.ts'

describe('what the linter sees', () => {
  let folder: string
  const files = ['a.ts', 'b.ts']
  const lint = (of: readonly string[] | null = files) => filesToLint(folder, of, join(folder, 'cache/linted.json'))
  const write = (file: string, text: string) => writeFile(join(folder, file), text)

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'curtain-lint-'))
    await Promise.all([...files, 'biome.json'].map((file) => write(file, file)))
  })

  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('is all at first, and again until nothing was found', async () => {
    expect((await lint()).paths).toEqual(['biome.json', ...files])
    expect((await lint()).paths).toEqual(['biome.json', ...files])
  })

  test('is what changed or is new since nothing was found', async () => {
    await (await lint()).remember()
    expect((await lint()).paths).toEqual(['biome.json'])
    await write('b.ts', 'a fault')
    await write('c.ts', 'new')
    expect((await lint([...files, 'c.ts'])).paths).toEqual(['biome.json', 'b.ts', 'c.ts'])
  })

  test('is also what changed while it looked', async () => {
    const { remember } = await lint()
    await write('a.ts', 'a fault')
    await remember()
    expect((await lint()).paths).toEqual(['biome.json', 'a.ts'])
  })

  test.for(['biome.json', 'package.json', 'package-lock.json', 'tsconfig.json'])(
    'is all when %s changed',
    async (configuration) => {
      await (await lint()).remember()
      await write(configuration, 'other rules')
      expect((await lint()).paths).toEqual(['biome.json', ...files])
    },
  )

  test('is all there is without a repository, or of too many for a command line', async () => {
    expect((await lint(null)).paths).toEqual(['.'])
    expect((await lint(Array.from({ length: 1001 }, (_, index) => `${index}.ts`))).paths).toEqual(['.'])
  })
})
