import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { childEnvironment } from '#platform/env.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

/** The Prisma command line, to be run by this process's own Node. */
export const prismaCommand = createRequire(import.meta.url).resolve('prisma/build/index.js')

/**
 * Applies the migrations that the database lacks. Prisma's command line takes a second or two, so it is asked only
 * when its own table differs from the folder. Call it while holding the migration lock.
 *
 * @returns whether anything was applied.
 */
export async function applyMigrations(owner: pg.Client, ownerUrl: string): Promise<boolean> {
  const [expected, applied] = await Promise.all([migrationsInFolder(), migrationsInDatabase(owner)])
  if (expected.join('\n') === applied.join('\n')) return false
  try {
    await run(process.execPath, [prismaCommand, 'migrate', 'deploy'], {
      cwd: root,
      env: childEnvironment({ DATABASE_URL: ownerUrl, PRISMA_HIDE_UPDATE_MESSAGE: '1' }),
    })
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? `${error.stderr}` : String(error)
    throw new Error(`The database could not be migrated: ${output.trim()}`)
  }
  // The command has been seen to fail with exit status 0.
  if ((await migrationsInDatabase(owner)).join('\n') !== expected.join('\n')) {
    throw new Error('The database could not be migrated: its migrations are not those of prisma/migrations.')
  }
  return true
}

/** Name and checksum of each migration, as Prisma records them. */
async function migrationsInFolder(): Promise<string[]> {
  const folder = join(root, 'prisma/migrations')
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'))
      return `${name} ${createHash('sha256').update(sql).digest('hex')}`
    }),
  )
}

async function migrationsInDatabase(owner: pg.Client): Promise<string[]> {
  const { rows: tables } = await owner.query(`SELECT to_regclass('public._prisma_migrations') AS name`)
  if (tables[0]?.name === null) return []
  const { rows } = await owner.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  return rows.map(({ migration_name, checksum }) => `${migration_name} ${checksum}`).sort()
}
