import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDataDirectory } from '#platform/data-directory.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import { prepareForTests } from './prepared-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection to the migrated database that tests clone. */
    templateUrl: string
  }
}

/** A real PostgreSQL in a temporary directory, with one migrated database: for a whole run of tests. */
export async function startPostgres(): Promise<{ ownerUrl: string; stop: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'curtain-tests-'))
  await prepareDataDirectory(directory)
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory, { durability: 'disposable' })
  await prepareForTests(ownerUrl)
  return {
    ownerUrl,
    stop: async () => {
      await stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
