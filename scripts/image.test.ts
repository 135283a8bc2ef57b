import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#platform/processes/step.ts'
import { sourceFiles } from './boundaries/source-files.ts'

/** What the container's image has: all that is in the folder, but for what deploy/Dockerfile.dockerignore leaves out. */

const ignoredPaths = readFileSync(join(root, 'deploy/Dockerfile.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#') && line !== 'data/generated')
const sources = sourceFiles(root, '**/*.{ts,tsx}')
// Prisma’s client is made while the image is built.
const leftOut = new Set(
  globSync(
    ignoredPaths.flatMap((pattern) => [pattern, `${pattern}/**`]),
    { cwd: root, exclude: ['node_modules', '.next', '.data'] },
  ),
)
const inImage = sources.filter((file) => !leftOut.has(file))

test('the image has no test, and nothing that only tests and measurements run', () => {
  expect(inImage).toEqual(
    expect.arrayContaining(['scripts/start.ts', 'server/web.ts', 'server/worker.ts', 'scripts/seed.ts']),
  )
  const ofTests =
    /\.(test|testing|spec|faults)\.tsx?$|(^|\/)(testing|e2e|bench|faults)\/|^(vitest|playwright)\.config\.ts$/
  expect(inImage.filter((file) => ofTests.test(file))).toEqual([])
  const withTests = inImage.filter((file) =>
    /from '(vitest|@playwright\/test)'/.test(readFileSync(join(root, file), 'utf8')),
  )
  // It opens no browser: it says where one would be.
  expect(withTests).toEqual(['platform/chromium.ts'])
})

test('what is in the image imports nothing that is not', () => {
  const missing = inImage.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)[ (]*'([#.][^']+)'/g)]
      .map(([, name = '']) => (name.startsWith('#') ? name.slice(1) : posix.join(dirname(file), name)))
      .filter((target) => leftOut.has(target))
      .map((target) => `${file} imports ${target}`),
  )
  expect(missing).toEqual([])
})
