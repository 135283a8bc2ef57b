import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDataDirectory } from '#platform/data-directory.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'

export type TemporaryDatabase = {
  /** A data directory that only this user may enter, as `mktemp -d` makes them. */
  readonly directory: string
  /** Of an empty database on a server of its own: no tables, no application role. */
  readonly ownerUrl: string
  readonly remove: () => Promise<void>
}

/** A PostgreSQL server for one test file that changes roles, databases or the server itself. `within`: where its folder is made. */
export async function startTemporaryDatabase({ within = tmpdir() } = {}): Promise<TemporaryDatabase> {
  const directory = await mkdtemp(join(within, 'curtain-test-'))
  await prepareDataDirectory(directory)
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory, { durability: 'disposable' })
  const remove = async () => {
    await stop()
    await rm(directory, { recursive: true, force: true })
  }
  return { directory, ownerUrl, remove }
}
