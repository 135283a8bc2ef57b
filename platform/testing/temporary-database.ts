import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'
import { copyDataDirectory, type DatabaseState } from './shared-directory.ts'

export type TemporaryDatabase = {
  /** A data directory that only this user may enter, as `mktemp -d` makes them. */
  readonly directory: string
  /** Of the database on a server of its own. */
  readonly ownerUrl: string
  readonly remove: () => Promise<void>
}

/** A PostgreSQL server for one test file that changes roles, databases or the server itself. `within`: where its folder is made. */
export async function startTemporaryDatabase(
  state: DatabaseState,
  { within = tmpdir() } = {},
): Promise<TemporaryDatabase> {
  const directory = await mkdtemp(join(within, 'curtain-test-'))
  await copyDataDirectory(inject('runDirectory'), state, directory)
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory, { durability: 'disposable' })
  const remove = async () => {
    await stop()
    await rm(directory, { recursive: true, force: true })
  }
  return { directory, ownerUrl, remove }
}
