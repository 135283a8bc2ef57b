import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#platform/processes/step.ts'
import { sourceFiles } from './boundaries/source-files.ts'

/**
 * A server that stops says so on every connection that it still has, also of a pool that has just ended; a connection, a pool and a
 * queue of which nobody listens to that end their process. Prisma's own pools listen themselves.
 */
test('whoever makes a connection, a pool of them or a queue hears of their errors', () => {
  const making = sourceFiles(root, '**/*.{ts,tsx}').flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const made = text.match(/new (?:pg\.)?(?:Pool|PgBoss|Client)\(/g)?.length ?? 0
    const heard = text.match(/\.on\('error'/g)?.length ?? 0
    return made === 0 ? [] : [{ file, made, heard }]
  })
  expect(making.length).toBeGreaterThan(5)
  expect(making.filter(({ made, heard }) => heard < made)).toEqual([])
})
