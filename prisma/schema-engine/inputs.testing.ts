import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const record = join(import.meta.dirname, 'proved.json')

const files = [
  'prisma.config.ts',
  'prisma/schema-engine/connection-commands.ts',
  'prisma/schema-engine/migration-adapter.ts',
  'prisma/schema-engine/schema-engine',
  'prisma/schema-engine/schema-engine.ts',
  'prisma/schema-engine/schema-engine.test.ts',
]

const packages = /^node_modules\/(prisma|@prisma\/.*|pg|pg-.*|postgres-.*|node|typescript)$/

/** All that decides what Prisma's command line does here: our engine, and the versions that the lockfile names. */
export function hashOfInputs(): string {
  const lock: { packages: Record<string, { version?: string; integrity?: string }> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  )
  const versions = Object.entries(lock.packages)
    .filter(([name]) => packages.test(name))
    .map(([name, { version }]) => `${name}@${version}`)
  const hash = createHash('sha256').update(`${process.versions.node.split('.')[0]}\n${versions.sort().join('\n')}\n`)
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** With what inputs these tests passed last, as it was committed. */
export function lastProvedInputs(): string {
  return JSON.parse(readFileSync(record, 'utf8')).inputs
}

export function recordProvedInputs(inputs: string): void {
  writeFileSync(record, `${JSON.stringify({ inputs }, null, 2)}\n`)
}
